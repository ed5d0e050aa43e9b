using System.Text.Json;
using System.Text.RegularExpressions;

namespace EcsImageAuditor.Cdk.Configuration;

/// <summary>What a company asks of everything that is deployed in its accounts.</summary>
internal sealed partial record PlatformSettings
{
    // https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html
    private const int MostTags = 50;
    private const int LongestTagKey = 128;
    private const int LongestTagValue = 256;

    /// <summary>Null where the functions run in no VPC of the account.</summary>
    public required NetworkSettings? Network { get; init; }

    /// <summary>
    /// The key for logs, queues, table and topic; null for those of the services, and one of the construct's own for the topic.
    /// </summary>
    public required string? KmsKeyArn { get; init; }

    /// <summary>ARN of the policy that bounds what each role may do, or null.</summary>
    public required string? PermissionsBoundary { get; init; }

    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    /// <summary>Whether X-Ray traces the functions.</summary>
    public required bool Tracing { get; init; }

    internal static PlatformSettings Read(ContextReader context, Target target)
    {
        var key = context.Text(
            ContextKeys.KmsKeyArn, KeyArn().IsMatch, "the ARN of a KMS key (arn:aws:kms:REGION:ACCOUNT:key/ID; an alias is not enough)");
        if (key is not null
            && KeyArn().Match(key) is { Success: true } match
            && target.Region is { } region
            && match.Groups[1].Value != region)
            context.Refuse(ContextKeys.KmsKeyArn, $"\"{key}\" is not in {region}, and the services use keys of their own region only.");

        var boundary = context.Text(
            ContextKeys.PermissionsBoundary, PolicyArn().IsMatch, "the ARN of a managed policy (arn:aws:iam::ACCOUNT:policy/NAME)");
        if (boundary is not null
            && PolicyArn().Match(boundary) is { Success: true } policy
            && target.Account is { } account
            && policy.Groups[1].Value is var owner
            && owner != "aws"
            && owner != account)
            context.Refuse(ContextKeys.PermissionsBoundary, $"\"{boundary}\" is not of the account {account}, and a boundary has to be.");

        return new PlatformSettings
        {
            Network = NetworkSettings.Read(context),
            KmsKeyArn = key,
            PermissionsBoundary = boundary,
            Tags = ReadTags(context),
            Tracing = context.Flag(ContextKeys.Tracing, false),
        };
    }

    private static SortedDictionary<string, string> ReadTags(ContextReader context)
    {
        var tags = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var given = context.Json(ContextKeys.Tags, JsonValueKind.Object, "an object of tags such as {\"team\": \"platform\"}");
        foreach (var tag in given?.EnumerateObject() ?? default)
        {
            if (tag.Value.ValueKind != JsonValueKind.String)
                context.Refuse(ContextKeys.Tags, $"the value of \"{tag.Name}\" is not text.");
            else if (tag.Name.Length is 0 or > LongestTagKey || tag.Value.GetString()!.Length > LongestTagValue)
                context.Refuse(
                    ContextKeys.Tags,
                    $"\"{tag.Name}\" is not a tag of 1 to {LongestTagKey} characters with a value of at most {LongestTagValue}.");
            else if (tag.Name.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
                context.Refuse(ContextKeys.Tags, $"\"{tag.Name}\" begins with aws:, which AWS keeps for itself.");
            else
                tags[tag.Name] = tag.Value.GetString()!;
        }

        if (tags.Count > MostTags)
            context.Refuse(ContextKeys.Tags, $"are {tags.Count}, and a resource takes {MostTags} at most.");
        return tags;
    }

    [GeneratedRegex("^arn:aws[a-z-]*:kms:([a-z0-9-]+):[0-9]{12}:key/[a-zA-Z0-9-]+$")]
    private static partial Regex KeyArn();

    [GeneratedRegex("^arn:aws[a-z-]*:iam::([0-9]{12}|aws):policy/[a-zA-Z0-9_+=,.@/-]{1,512}$")]
    private static partial Regex PolicyArn();
}
