using System.Formats.Asn1;
using System.Security.Cryptography;
using ImageSignatures.Signatures.Asn1;
using ImageSignatures.Signatures.Certificates;
using ImageSignatures.Verdicts;

namespace ImageSignatures.Signatures.Timestamps;

/// <summary>Verifies an RFC 3161 timestamp token.</summary>
/// <remarks>
/// https://www.rfc-editor.org/rfc/rfc3161, https://www.rfc-editor.org/rfc/rfc5816,
/// https://github.com/notaryproject/specifications/blob/main/specs/trust-store-trust-policy.md#timestamp-countersignature-verification-details
/// </remarks>
internal static class TimestampToken
{
    private const int MaxLength = 128 * 1024;

    private const string TimestampInfoType = "1.2.840.113549.1.9.16.1.4";

    /// <param name="token">The token, in DER, or with lengths as BER has them.</param>
    /// <param name="signature">The bytes that it has to be about: those of an envelope's signature.</param>
    /// <param name="anchors">The certificates of the <c>tsa</c> trust stores.</param>
    /// <param name="cancellationToken">Looked at between signatures.</param>
    /// <returns>The timestamp, or a reason of code signing-time.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Result<VerifiedTimestamp> Verify(
        ReadOnlyMemory<byte> token,
        ReadOnlySpan<byte> signature,
        IReadOnlyCollection<Certificate> anchors,
        CancellationToken cancellationToken = default)
    {
        try
        {
            return Read(token, signature, anchors, cancellationToken);
        }
        catch (MalformedException e)
        {
            return new Reason(ReasonCode.SigningTime, $"The timestamp of the signature is invalid: {e.Message}.");
        }
        catch (Exception e) when (e is AsnContentException or CryptographicException)
        {
            return new Reason(ReasonCode.SigningTime, $"The timestamp of the signature cannot be read: {e.Message}");
        }
    }

    private static VerifiedTimestamp Read(
        ReadOnlyMemory<byte> bytes,
        ReadOnlySpan<byte> signature,
        IReadOnlyCollection<Certificate> anchors,
        CancellationToken cancellationToken
    )
    {
        if (bytes.Length > MaxLength)
            throw new MalformedException($"it is longer than {MaxLength} bytes");

        var data = SignedData.Read(BerLengths.Shorten(bytes.Span));
        if (data.ContentType != TimestampInfoType)
            throw new MalformedException("it is no timestamp token, for its content is something else");

        var info = TimestampInfo.Read(data.Content);
        if (!CryptographicOperations.HashData(info.Hash, signature).AsSpan().SequenceEqual(info.HashedMessage.Span))
            throw new MalformedException("it was made for other data than this signature");

        var certificates = data.Certificates.Select(Parse).ToList();
        var signer = TimestampSigner.Verify(data, certificates);
        var chain = TimestampChain.Verify(signer, certificates, anchors, info, cancellationToken);
        return new VerifiedTimestamp(info.Floor - info.Accuracy, info.Ceiling + info.Accuracy, chain);
    }

    private static Certificate Parse(ReadOnlyMemory<byte> der) =>
        Certificate.Parse(der).TryGet(out var certificate, out var reason)
            ? certificate
            : throw new MalformedException(reason.Message.TrimEnd('.'));
}
