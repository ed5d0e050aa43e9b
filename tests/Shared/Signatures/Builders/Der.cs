using System.Formats.Asn1;

namespace EcsImageAuditor.Tests.Shared.Signatures.Builders;

/// <summary>Writes DER.</summary>
internal static class Der
{
    public static Asn1Tag Context(int number) => new(TagClass.ContextSpecific, number);

    public static byte[] Write(Action<AsnWriter> write)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        write(writer);
        return writer.Encode();
    }

    public static byte[] Sequence(Action<AsnWriter> write) => Write(writer =>
    {
        using (writer.PushSequence())
            write(writer);
    });

    /// <summary>SIGNED: the part, the algorithm, the signature, and whatever follows.</summary>
    public static byte[] Signed(byte[] part, TestAlgorithm algorithm, TestKey key, Action<AsnWriter>? more = null) => Sequence(writer =>
    {
        writer.WriteEncodedValue(part);
        writer.WriteEncodedValue(algorithm.Identifier);
        writer.WriteBitString(algorithm.Sign(key, part));
        more?.Invoke(writer);
    });
}
