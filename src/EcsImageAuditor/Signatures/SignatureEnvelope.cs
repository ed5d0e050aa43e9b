using EcsImageAuditor.Verification;

namespace EcsImageAuditor.Signatures;

/// <summary>A Notary Project signature envelope, JWS or COSE, read but not yet verified.</summary>
/// <remarks>https://github.com/notaryproject/specifications/blob/main/specs/signature-specification.md#signature-envelope</remarks>
internal sealed class SignatureEnvelope
{
    /// <summary>Reads an envelope. Never throws for what the bytes hold.</summary>
    /// <param name="bytes">The blob exactly as fetched.</param>
    /// <param name="mediaType"><c>application/jose+json</c> or <c>application/cose</c>.</param>
    /// <returns>The envelope, or a reason of code integrity or unsupported-signature.</returns>
    public static Result<SignatureEnvelope> Parse(ReadOnlyMemory<byte> bytes, string mediaType) =>
        new Reason(ReasonCode.UnsupportedSignature, $"Envelope type {mediaType}, {bytes.Length} bytes.");

    /// <summary>Verifies the integrity: the certificates as a chain, the algorithm, the signature.</summary>
    public Result<VerifiedEnvelope> Verify() => new Reason(ReasonCode.Integrity, ToString()!);
}
