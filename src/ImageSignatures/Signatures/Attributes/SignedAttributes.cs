namespace ImageSignatures.Signatures.Attributes;

/// <summary>The signed attributes of an envelope of either format, as read and before any rule has been checked.</summary>
/// <remarks>https://github.com/notaryproject/specifications/blob/main/specs/signature-specification.md#signed-attributes</remarks>
internal sealed record SignedAttributes
{
    public const string SigningSchemeName = "io.cncf.notary.signingScheme";
    public const string SigningTimeName = "io.cncf.notary.signingTime";
    public const string AuthenticSigningTimeName = "io.cncf.notary.authenticSigningTime";
    public const string ExpiryName = "io.cncf.notary.expiry";
    public const string VerificationPluginName = "io.cncf.notary.verificationPlugin";
    public const string VerificationPluginMinVersionName = "io.cncf.notary.verificationPluginMinVersion";

    /// <summary>The algorithm that the envelope names; null for one that the Notary Project does not know.</summary>
    public required SignatureAlgorithm? Algorithm { get; init; }

    public required string ContentType { get; init; }

    public required string SigningScheme { get; init; }

    public required DateTimeOffset? SigningTime { get; init; }

    public required DateTimeOffset? AuthenticSigningTime { get; init; }

    public required DateTimeOffset? Expiry { get; init; }

    /// <summary>Every other attribute, those of plugins included.</summary>
    public required IReadOnlyList<ExtendedAttribute> Extended { get; init; }

    /// <summary>The names of the attributes marked critical, as the envelope lists them.</summary>
    public required IReadOnlyList<string> Critical { get; init; }
}
