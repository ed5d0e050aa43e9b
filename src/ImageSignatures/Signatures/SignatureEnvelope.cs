using ImageSignatures.Signatures.Attributes;
using ImageSignatures.Signatures.Certificates;
using ImageSignatures.Signatures.Cose;
using ImageSignatures.Signatures.Jws;
using ImageSignatures.Verdicts;

namespace ImageSignatures.Signatures;

/// <summary>A Notary Project signature envelope, JWS or COSE, read but not yet verified.</summary>
/// <remarks>https://github.com/notaryproject/specifications/blob/main/specs/signature-specification.md#signature-envelope</remarks>
internal sealed class SignatureEnvelope
{
    /// <summary>The longest envelope that is read, in bytes. Real ones have about 5,000.</summary>
    public const int MaxLength = 1024 * 1024;

    private readonly RawEnvelope _raw;

    private SignatureEnvelope(RawEnvelope raw) => _raw = raw;

    /// <summary>Reads an envelope and checks the rules for its signed attributes. Never throws for what the bytes hold.</summary>
    /// <param name="bytes">The blob exactly as fetched.</param>
    /// <param name="mediaType"><c>application/jose+json</c> or <c>application/cose</c>.</param>
    /// <returns>The envelope, or a reason of code integrity or unsupported-signature.</returns>
    public static Result<SignatureEnvelope> Parse(ReadOnlyMemory<byte> bytes, string mediaType)
    {
        if (bytes.Length > MaxLength)
            return Refuse($"it is longer than {MaxLength} bytes");

        try
        {
            return mediaType switch
            {
                JwsEnvelope.MediaType => Parse(JwsEnvelope.Read(bytes)),
                CoseEnvelope.MediaType => Parse(CoseEnvelope.Read(bytes)),
                _ => new Reason(
                    ReasonCode.UnsupportedSignature,
                    $"Signature envelopes of type {Excerpt.Quote(mediaType)} are not supported."
                ),
            };
        }
        catch (MalformedException e)
        {
            return Refuse(e.Message);
        }
    }

    /// <summary>Verifies the integrity: the certificates as a chain, the algorithm, the signature, and then reads the payload.</summary>
    /// <param name="cache">Certificates read before: most of a chain is the same from one signature to the next.</param>
    /// <param name="cancellationToken">Looked at before each certificate and each signature.</param>
    /// <returns>What was signed and by whom, or a reason of code integrity.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <remarks>https://github.com/notaryproject/specifications/blob/main/specs/trust-store-trust-policy.md#steps</remarks>
    public Result<VerifiedEnvelope> Verify(CertificateCache cache, CancellationToken cancellationToken = default)
    {
        if (!ReadChain(cache, cancellationToken).TryGet(out var chain, out var reason))
            return reason;

        var algorithm = chain.Leaf.Key.EnvelopeAlgorithm;
        if (_raw.Attributes.Algorithm != algorithm)
            return Refuse(
                $"its algorithm is not {algorithm?.ToString().ToUpperInvariant() ?? "known"}, the only one for the key of the signing certificate");

        cancellationToken.ThrowIfCancellationRequested();
        if (!chain.Leaf.Key.VerifyEnvelope(_raw.SignedBytes.Span, _raw.Signature.Span))
            return Refuse("the signature was not made by the signing certificate's key over this content");

        try
        {
            return ToVerified(chain);
        }
        catch (MalformedException e)
        {
            return Refuse(e.Message);
        }
    }

    private static Result<SignatureEnvelope> Parse(RawEnvelope raw) =>
        SignedAttributeRules.Faults(raw.Attributes).FirstOrDefault() is { } fault ? Refuse(fault) : new SignatureEnvelope(raw);

    private static Reason Refuse(string fault) => new(ReasonCode.Integrity, $"The signature envelope is invalid: {fault}.");

    private Result<CertificateChain> ReadChain(CertificateCache cache, CancellationToken cancellationToken)
    {
        if (_raw.Certificates.Count > CertificateChain.MaxLength)
            return Refuse($"it has more than {CertificateChain.MaxLength} certificates");

        var certificates = new List<Certificate>();
        foreach (var der in _raw.Certificates)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!cache.Parse(der).TryGet(out var certificate, out var reason))
                return reason;
            certificates.Add(certificate);
        }

        return CertificateChain.Verify(certificates, ChainPurpose.CodeSigning, cancellationToken);
    }

    private VerifiedEnvelope ToVerified(CertificateChain chain) => new()
    {
        Scheme = SignedAttributeRules.ParseScheme(_raw.Attributes.SigningScheme)!.Value,
        SigningTime = SignedAttributeRules.SigningTime(_raw.Attributes)!.Value,
        Expiry = _raw.Attributes.Expiry,
        Chain = chain,
        Target = Payload.Read(_raw.Payload),
        Plugin = PluginAttributes.Read(_raw.Attributes.Extended),
        ExtendedAttributes = [.. _raw.Attributes.Extended.Where(a => !PluginAttributes.Contain(a.Name))],
        Signature = _raw.Signature,
        TimestampToken = _raw.TimestampToken,
    };
}
