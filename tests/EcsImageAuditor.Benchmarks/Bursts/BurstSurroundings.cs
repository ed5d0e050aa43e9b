namespace EcsImageAuditor.Benchmarks.Bursts;

/// <summary>What every way of auditing a burst finds around it.</summary>
/// <param name="ConfigDirectory">A notation configuration directory.</param>
/// <param name="Signer">The endpoint of AWS Signer.</param>
/// <param name="Aws">The endpoint of the other AWS services.</param>
internal sealed record BurstSurroundings(string ConfigDirectory, Uri Signer, Uri Aws)
{
    public const string TopicArn = "arn:aws:sns:us-west-2:111122223333:image-audit";

    /// <summary>For one batch.</summary>
    public static readonly TimeSpan Budget = TimeSpan.FromMinutes(1);

    /// <summary>The value of an environment variable, or null.</summary>
    public string? Variable(string name) => name switch
    {
        "AWS_ENDPOINT_URL_SIGNER" => Signer.ToString(),
        "AWS_ENDPOINT_URL" => Aws.ToString(),
        "PATH" => $"{Path.GetDirectoryName(ComponentCatalog.PathOf(Component.Notation))}:{Environment.GetEnvironmentVariable(name)}",
        _ => Environment.GetEnvironmentVariable(name),
    };
}
