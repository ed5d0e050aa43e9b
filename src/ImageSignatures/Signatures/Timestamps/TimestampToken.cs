using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
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

    // https://www.rfc-editor.org/rfc/rfc3628#section-5.2: one second, where the token does not say otherwise.
    private const string BaselinePolicy = "0.4.0.2023.1.1";
    private static readonly TimeSpan BaselineAccuracy = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MaxAccuracy = TimeSpan.FromDays(1);

    /// <param name="token">The token, in DER or BER.</param>
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

        TimestampOutline.Check(bytes);
        if (!Rfc3161TimestampToken.TryDecode(bytes, out var token, out var length) || length != bytes.Length)
            throw new MalformedException("it is no timestamp token, or not signed by the certificate that it names");

        var info = token.TokenInfo;
        if (info.Version != 1)
            throw new MalformedException("its version is not 1");
        if (info.Timestamp < DateTimeOffset.UnixEpoch || info.Timestamp > DateTimeOffset.MaxValue - MaxAccuracy)
            throw new MalformedException("its time is not one that a timestamp can have");
        if (info.HashAlgorithmId.Value is not (ObjectIdentifiers.Sha256 or ObjectIdentifiers.Sha384 or ObjectIdentifiers.Sha512))
            throw new MalformedException("its hash function is none of SHA-256, SHA-384 and SHA-512");
        if (token.AsSignedCms().SignerInfos[0].Certificate is null)
            throw new MalformedException("it does not hold the certificate of its signer");
        if (!token.VerifySignatureForData(signature, out _))
            throw new MalformedException("it was made for other data than this signature");

        var chain = ReadChain(token, anchors, cancellationToken);
        var accuracy = Accuracy(info);
        return new VerifiedTimestamp(info.Timestamp - accuracy, info.Timestamp + accuracy, chain);
    }

    private static CertificateChain ReadChain(
        Rfc3161TimestampToken token, IReadOnlyCollection<Certificate> anchors, CancellationToken cancellationToken)
    {
        var cms = token.AsSignedCms();
        var certificates = cms.Certificates.Select(c => Parse(c.RawDataMemory)).ToList();
        var signer = TimestampSigner.Verify(cms, certificates);
        var chain = TimestampPath.Find(signer.Certificate, certificates, anchors, token.TokenInfo.Timestamp, cancellationToken);
        if (signer.SigningTime is { } signingTime && chain.NotValidAt(signingTime) is { } certificate)
            throw new MalformedException($"{certificate.Subject} was not valid at the signing time in the token");

        return chain;
    }

    private static Certificate Parse(ReadOnlyMemory<byte> der) =>
        Certificate.Parse(der).TryGet(out var certificate, out var reason)
            ? certificate
            : throw new MalformedException(reason.Message.TrimEnd('.'));

    private static TimeSpan Accuracy(Rfc3161TimestampTokenInfo info)
    {
        var microseconds = info.AccuracyInMicroseconds ?? 0;
        if (microseconds < 0 || microseconds > MaxAccuracy.TotalMicroseconds)
            throw new MalformedException("its accuracy is negative or more than a day");

        return microseconds == 0 && info.PolicyId.Value == BaselinePolicy ? BaselineAccuracy : TimeSpan.FromMicroseconds(microseconds);
    }
}
