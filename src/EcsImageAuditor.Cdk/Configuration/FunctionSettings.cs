using System.Text.Json;

namespace EcsImageAuditor.Cdk.Configuration;

/// <summary>How the Lambda functions are built and sized.</summary>
internal sealed record FunctionSettings
{
    // https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
    private static readonly string[] Retentions =
    [
        "90", "1", "3", "5", "7", "14", "30", "60", "120", "150", "180", "365", "400", "545", "731",
        "1096", "1827", "2192", "2557", "2922", "3288", "3653",
    ];

    public required bool IsArm { get; init; }

    public required int MemoryMb { get; init; }

    /// <summary>Of the function that audits events.</summary>
    public required int TimeoutSeconds { get; init; }

    /// <summary>How many batches of events are audited at once.</summary>
    public required int MaxConcurrency { get; init; }

    public required int LogRetentionDays { get; init; }

    /// <summary>Build arguments of lambda.Dockerfile.</summary>
    public required IReadOnlyDictionary<string, string> ImageBuildArgs { get; init; }

    /// <param name="context">The values.</param>
    /// <param name="dockerfile">What the image is built by; null where it is built already.</param>
    internal static FunctionSettings Read(ContextReader context, LambdaDockerfile? dockerfile) => new()
    {
        IsArm = context.OneOf(ContextKeys.Architecture, "arm64", "x86_64") == "arm64",
        MemoryMb = context.Number(ContextKeys.MemoryMb, 1024, 256, 10_240),
        TimeoutSeconds = context.Number(ContextKeys.TimeoutSeconds, 60, 15, 900),
        MaxConcurrency = context.Number(ContextKeys.MaxConcurrency, 10, 2, 1000),
        LogRetentionDays = int.TryParse(context.OneOf(ContextKeys.LogRetentionDays, Retentions), out var days) ? days : 0,
        ImageBuildArgs = ReadBuildArgs(context, dockerfile),
    };

    private static Dictionary<string, string> ReadBuildArgs(ContextReader context, LambdaDockerfile? dockerfile)
    {
        var arguments = new Dictionary<string, string>(StringComparer.Ordinal);
        if (dockerfile is null)
        {
            if (context.Has(ContextKeys.ImageBuildArgs))
                context.Refuse(ContextKeys.ImageBuildArgs, "has no effect on an image that is built already.");
            return arguments;
        }

        var given = context.Json(
            ContextKeys.ImageBuildArgs,
            JsonValueKind.Object,
            "an object of build arguments such as {\"SDK_IMAGE\": \"…\"}"
        );
        foreach (var argument in given?.EnumerateObject() ?? default)
        {
            if (!dockerfile.Arguments.Contains(argument.Name))
                context.Refuse(
                    ContextKeys.ImageBuildArgs,
                    $"\"{argument.Name}\" is not a build argument of {LambdaDockerfile.Name}; they are: {string.Join(", ", dockerfile.Arguments)}."
                );
            else if (argument.Value.ValueKind != JsonValueKind.String)
                context.Refuse(ContextKeys.ImageBuildArgs, $"\"{argument.Name}\" is not text.");
            else
                arguments[argument.Name] = argument.Value.GetString()!;
        }

        return arguments;
    }
}
