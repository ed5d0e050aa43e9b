using System.Formats.Cbor;

namespace Differential.Tests.Verification.Agreement.Peers;

/// <summary>The four elements of a COSE_Sign1, to change after they were signed.</summary>
internal sealed class CoseMessage
{
    private const int Tag = 18;

    /// <summary>The bytes of the protected header.</summary>
    public required byte[] Protected { get; set; }

    /// <summary>What stands for the protected header, when it is to be another item.</summary>
    public byte[]? ProtectedItem { get; set; }

    /// <summary>The unprotected header, as an item.</summary>
    public required byte[] Unprotected { get; set; }

    public required byte[] Payload { get; set; }

    /// <summary>What stands for the payload, when it is to be another item.</summary>
    public byte[]? PayloadItem { get; set; }

    public required byte[] Signature { get; set; }

    public static CoseMessage Of(byte[] encoded)
    {
        var reader = new CborReader(encoded);
        reader.ReadTag();
        reader.ReadStartArray();
        return new CoseMessage
        {
            Protected = reader.ReadByteString(),
            Unprotected = reader.ReadEncodedValue().ToArray(),
            Payload = reader.ReadByteString(),
            Signature = reader.ReadByteString(),
        };
    }

    public byte[] Encode()
    {
        var writer = new CborWriter(CborConformanceMode.Lax);
        writer.WriteTag((CborTag)Tag);
        writer.WriteStartArray(4);
        writer.WriteEncodedValue(ProtectedItem ?? Item(Protected));
        writer.WriteEncodedValue(Unprotected);
        writer.WriteEncodedValue(PayloadItem ?? Item(Payload));
        writer.WriteByteString(Signature);
        writer.WriteEndArray();
        return writer.Encode();
    }

    private static byte[] Item(byte[] bytes)
    {
        var writer = new CborWriter();
        writer.WriteByteString(bytes);
        return writer.Encode();
    }
}
