using ImageSignatures.Signatures;

namespace ImageSignatures.TrustPolicies.Reading;

/// <summary>A statement's <c>signatureVerification</c> as far as it could be read.</summary>
internal sealed record SignatureVerificationDraft
{
    /// <summary>The named level, before the overrides.</summary>
    public required Placed<VerificationLevel>? BaseLevel { get; init; }

    public required IReadOnlyDictionary<ValidationType, Placed<ValidationAction>> Overrides { get; init; }

    public required TimestampVerification VerifyTimestamp { get; init; }

    /// <summary>The level with its overrides; null where it could not be read.</summary>
    public VerificationLevel? Level => BaseLevel?.Value.With(Overrides.ToDictionary(row => row.Key, row => row.Value.Value));
}
