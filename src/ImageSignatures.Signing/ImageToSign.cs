using ImageSignatures.Oci;

namespace ImageSignatures.Signing;

/// <summary>One image, where it comes from and who signs it.</summary>
public sealed record ImageToSign
{
    /// <summary>What is copied first; null where the image is signed where it is.</summary>
    public ImageReference? Source { get; init; }

    /// <summary>What is signed. Where something is copied it names a tag.</summary>
    public required ImageReference Target { get; init; }

    public required SigningProfileChoice Profile { get; init; }

    /// <summary>Those of an index that are copied; none means the index as it is.</summary>
    public IReadOnlyList<Platform> Platforms { get; init; } = [];

    /// <summary>Signs the images of an index too, each for itself.</summary>
    public bool SignsPlatforms { get; init; }

    /// <summary>The target's repository.</summary>
    public RepositoryName TargetRepository => new(Target.Registry, Target.Repository);

    public override string ToString() => Source is null ? $"{Target}" : $"{Source} → {Target}";
}
