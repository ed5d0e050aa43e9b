using ImageSignatures.Signatures;
using ImageSignatures.Signatures.Certificates;
using ImageSignatures.Verdicts;

namespace EcsImageAuditor.Tests.Shared.Signatures.Builders;

/// <summary>Judges envelopes.</summary>
internal static class Envelopes
{
    public const string Jws = "application/jose+json";
    public const string Cose = "application/cose";

    public static Result<VerifiedEnvelope> Judge(ReadOnlyMemory<byte> bytes, string mediaType) =>
        SignatureEnvelope.Parse(bytes, mediaType).TryGet(out var envelope, out var reason)
            ? envelope.Verify(new CertificateCache())
            : reason;

    /// <summary>What was signed, where the envelope has to be good.</summary>
    public static VerifiedEnvelope Verified(ReadOnlyMemory<byte> bytes, string mediaType)
    {
        Assert.True(Judge(bytes, mediaType).TryGet(out var envelope, out var reason), reason?.Message);
        return envelope;
    }

    /// <summary>Why the envelope, which has to be bad, is refused.</summary>
    public static Reason Refused(ReadOnlyMemory<byte> bytes, string mediaType)
    {
        Assert.False(Judge(bytes, mediaType).TryGet(out _, out var reason), "the envelope was accepted");
        return reason;
    }
}
