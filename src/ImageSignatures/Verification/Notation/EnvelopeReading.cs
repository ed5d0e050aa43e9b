using ImageSignatures.Oci;
using ImageSignatures.Signatures;
using ImageSignatures.Signatures.AwsSigner;
using ImageSignatures.Signatures.Certificates;
using ImageSignatures.TrustPolicies;
using ImageSignatures.Verdicts;
using ImageSignatures.Verification.Builtin;
using ImageSignatures.Verification.Candidates;

namespace ImageSignatures.Verification.Notation;

/// <summary>
/// What our own reading of a signature says before notation judges it: in which order to judge, which region to ask, and whose doing it is
/// where notation fails in a way that is not known. It makes nothing trusted, and nothing bad that notation finds good.
/// </summary>
internal sealed record EnvelopeReading
{
    /// <summary>The signature is intact, its chain is trusted, and it is about the image.</summary>
    public required bool IsLikely { get; init; }

    /// <summary>Why it is no trusted signer's; null where it is one's, or where it is not known.</summary>
    public Reason? NotTrusted { get; init; }

    /// <summary>
    /// A trusted profile of AWS Signer made the signature for the image, and it has not expired: where notation does not know what it asks
    /// for, notation or its plugin is too old.
    /// </summary>
    public bool IsByTrustedProfile { get; init; }

    /// <summary>The signing certificate of a likely signature.</summary>
    public Certificate? Leaf { get; init; }

    /// <summary>The region of the trusted profile that signed; null where there is none.</summary>
    public string? Region { get; init; }

    /// <summary>Why there is no region though AWS Signer may have to be asked, a clause; null where it need not be.</summary>
    public string? WhyNoRegion { get; init; }

    /// <summary>Reads a signature.</summary>
    /// <param name="envelope">The signature.</param>
    /// <param name="subject">The image.</param>
    /// <param name="statement">The statement that applies to the image; null where it is not known.</param>
    /// <param name="trust">The trust stores.</param>
    /// <param name="cache">Certificates read before.</param>
    /// <param name="now">When it is judged.</param>
    public static EnvelopeReading Of(
        FetchedEnvelope envelope,
        Descriptor subject,
        TrustPolicyStatement? statement,
        TrustMaterial trust,
        CertificateCache cache,
        DateTimeOffset now)
    {
        if (!SignatureEnvelope.Parse(envelope.Bytes, envelope.MediaType).TryGet(out var parsed, out var reason)
            || !parsed.Verify(cache).TryGet(out var verified, out reason))
            return new EnvelopeReading { IsLikely = false, NotTrusted = reason, WhyNoRegion = reason.Message.TrimEnd('.') };

        var authenticity = Authenticity(verified, statement, trust);
        var reading = new EnvelopeReading
        {
            IsLikely = authenticity is not { IsPassed: false } && verified.Target.Digest == subject.Digest,
            NotTrusted = authenticity is { IsPassed: false } ? authenticity.Reason : null,
            Leaf = verified.Chain.Leaf,
        }.WithRegion(verified, statement);
        return reading with
        {
            IsByTrustedProfile = authenticity is { IsPassed: true } && reading is { IsLikely: true, Region: not null }
                && Expiry.Validate(verified, now).IsPassed,
        };
    }

    /// <returns>Null where a trust store cannot be read: then notation says so.</returns>
    private static ValidationResult? Authenticity(VerifiedEnvelope envelope, TrustPolicyStatement? statement, TrustMaterial trust)
    {
        try
        {
            return statement is null ? null : Signatures.Authenticity.Validate(envelope, trust.AnchorsFor(statement, envelope.Scheme));
        }
        catch (TrustStoreException)
        {
            return null;
        }
    }

    private EnvelopeReading WithRegion(VerifiedEnvelope envelope, TrustPolicyStatement? statement)
    {
        if (envelope.Plugin?.Name != AwsSignerAttributes.PluginName)
            return this;
        if (!AwsSignerAttributes.Read(envelope).TryGet(out var signer, out var reason))
            return this with { WhyNoRegion = reason.Message.TrimEnd('.') };
        if (statement is null)
            return this with { WhyNoRegion = "the trust policy cannot be read" };

        return TrustedSigner.ProfileOf(signer, statement) is { } profile
            ? this with { Region = profile.Region }
            : this with { WhyNoRegion = $"its signing profile {Excerpt.Quote(signer.SigningProfileVersion)} is not a trusted one" };
    }
}
