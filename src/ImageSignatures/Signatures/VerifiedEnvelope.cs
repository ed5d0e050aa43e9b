using ImageSignatures.Signatures.Certificates;

namespace ImageSignatures.Signatures;

/// <summary>
/// An envelope whose integrity has been verified: its signature was made by the first certificate's key over exactly the bytes received,
/// and its certificates form a chain by the rules of the specification. Nothing is said yet of whether the signer is trusted.
/// </summary>
internal sealed record VerifiedEnvelope
{
    public required SigningScheme Scheme { get; init; }

    /// <summary>Authentic for <see cref="SigningScheme.X509SigningAuthority"/>, else only what the signer claims.</summary>
    public required DateTimeOffset SigningTime { get; init; }

    /// <summary>The time from which on the signer no longer stands behind the artifact; null where it set none.</summary>
    public required DateTimeOffset? Expiry { get; init; }

    public required CertificateChain Chain { get; init; }

    public required TargetArtifact Target { get; init; }

    /// <summary>The plugin that the signature asks for; null where it asks for none.</summary>
    public required VerificationPlugin? Plugin { get; init; }

    /// <summary>All signed attributes beyond the specification's own and the plugin's. The caller has to process the critical ones.</summary>
    public required IReadOnlyList<ExtendedAttribute> ExtendedAttributes { get; init; }

    /// <summary>The bytes of the primitive signature, which a timestamp countersigns.</summary>
    public required ReadOnlyMemory<byte> Signature { get; init; }

    /// <summary>The RFC 3161 timestamp token, not yet verified; empty where there is none.</summary>
    public required ReadOnlyMemory<byte> TimestampToken { get; init; }

    /// <summary>The authentic signing time, which only a signing authority gives.</summary>
    public DateTimeOffset? AuthenticSigningTime => Scheme == SigningScheme.X509SigningAuthority ? SigningTime : null;
}
