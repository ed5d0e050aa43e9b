using System.Diagnostics.CodeAnalysis;

namespace ImageSignatures.Oci;

/// <summary>The machine that an image of an index is for.</summary>
/// <remarks>https://github.com/opencontainers/image-spec/blob/v1.1.0/image-index.md#image-index-property-descriptions</remarks>
public sealed record Platform
{
    /// <summary><c>linux</c>, <c>windows</c>.</summary>
    public string? Os { get; init; }

    /// <summary><c>amd64</c>, <c>arm64</c>.</summary>
    public string? Architecture { get; init; }

    /// <summary><c>v7</c>, <c>v8</c>; null where there is none.</summary>
    public string? Variant { get; init; }

    /// <param name="text"><c>OS/ARCHITECTURE</c> or <c>OS/ARCHITECTURE/VARIANT</c>.</param>
    /// <param name="platform">The platform, or null.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Platform? platform)
    {
        platform = (text ?? "").Split('/') switch
        {
            [var os, var architecture] when IsName(os) && IsName(architecture) => new Platform { Os = os, Architecture = architecture },
            [var os, var architecture, var variant] when IsName(os) && IsName(architecture) && IsName(variant) =>
                new Platform { Os = os, Architecture = architecture, Variant = variant },
            _ => null,
        };
        return platform is not null;
    }

    /// <summary>Whether an image for the other platform is what somebody means by this one; without a variant, any variant is.</summary>
    public bool Means(Platform? other) =>
        other is not null && Os == other.Os && Architecture == other.Architecture && (Variant is null || Variant == other.Variant);

    public override string ToString() => $"{Os}/{Architecture}{(Variant is null ? "" : $"/{Variant}")}";

    private static bool IsName(string part) => part.Length is > 0 and <= 32
        && part.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.');
}
