using System.Formats.Asn1;

namespace EcsImageAuditor.Tests.Shared.Signatures.Builders;

/// <summary>An entry of a revocation list.</summary>
internal sealed record TestRevokedEntry(byte[] SerialNumber, int? Reason = null, params TestExtension[] Extensions)
{
    public DateTimeOffset RevokedAt { get; init; } = TestEnvelope.SigningTime.AddDays(10);

    /// <summary>Since when the key is known to have been invalid; an extension of entries and of OCSP answers.</summary>
    public static TestExtension InvalidSince(DateTimeOffset time) =>
        new("2.5.29.24", false, Der.Write(writer => writer.WriteGeneralizedTime(time, omitFractionalSeconds: true)));

    public void Write(AsnWriter writer)
    {
        using (writer.PushSequence())
        {
            writer.WriteInteger(SerialNumber);
            writer.WriteUtcTime(RevokedAt);
            List<TestExtension> extensions = [.. Extensions];
            if (Reason is { } reason)
                extensions.Add(new TestExtension("2.5.29.21", false, [0x0a, 1, (byte)reason]));
            if (extensions.Count > 0)
                TestExtension.WriteAll(writer, extensions);
        }
    }
}
