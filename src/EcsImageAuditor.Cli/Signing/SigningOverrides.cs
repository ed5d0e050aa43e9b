using System.Diagnostics.CodeAnalysis;
using ImageSignatures.Oci;

namespace EcsImageAuditor.Cli.Signing;

/// <summary>What the command line says in place of a configuration file.</summary>
internal sealed record SigningOverrides
{
    /// <summary>Name or ARN of the signing profile, or null.</summary>
    public string? Profile { get; init; }

    /// <summary>Empty where the command line names none.</summary>
    public IReadOnlyList<Platform> Platforms { get; init; } = [];

    public bool SignsPlatforms { get; init; }

    /// <summary>Where everything is pushed, in place of the accounts' registries; or null.</summary>
    public string? TargetRegistry { get; init; }

    /// <summary>Hosts that are asked in place of others.</summary>
    public IReadOnlyDictionary<string, string> Mirrors { get; init; } = new Dictionary<string, string>();

    /// <summary>The same image at the mirror of its registry, where there is one.</summary>
    public ImageReference Mirrored(ImageReference image) =>
        Mirrors.TryGetValue(image.Registry, out var mirror) && TryMove(image, mirror, out var moved) ? moved : image;

    private static bool TryMove(ImageReference image, string host, [NotNullWhen(true)] out ImageReference? moved) =>
        ImageReference.TryParse($"{host}{image.ToString()[image.Registry.Length..]}", out moved, out _);
}
