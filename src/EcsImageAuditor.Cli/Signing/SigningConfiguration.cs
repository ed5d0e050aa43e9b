using ImageSignatures.Signing;

namespace EcsImageAuditor.Cli.Signing;

/// <summary>What a configuration file asks for.</summary>
internal sealed record SigningConfiguration
{
    public required IReadOnlyList<ImageToSign> Images { get; init; }

    /// <summary>How many images at a time; null where the file does not say.</summary>
    public int? Concurrency { get; init; }

    public required RepositorySettings Repositories { get; init; }
}
