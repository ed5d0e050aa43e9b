using ImageSignatures.Oci;

namespace EcsImageAuditor.Doctor;

/// <summary>What to examine besides what the <c>AUDITOR_*</c> variables say.</summary>
public sealed record DoctorOptions
{
    /// <summary>The names of all environment variables, to find those that no one reads.</summary>
    public required IReadOnlyCollection<string> VariableNames { get; init; }

    /// <summary>A verifier in place of <c>AUDITOR_VERIFIER</c>, or null.</summary>
    public string? Verifier { get; init; }

    /// <summary>A notation configuration directory, or null for notation's own.</summary>
    public string? ConfigDirectory { get; init; }

    /// <summary>The image that the auditor itself runs in, in place of <c>AUDITOR_IMAGE</c>, or null.</summary>
    public ImageReference? OwnImage { get; init; }

    /// <summary>Images whose registries are asked.</summary>
    public IReadOnlyList<ImageReference> References { get; init; } = [];
}
