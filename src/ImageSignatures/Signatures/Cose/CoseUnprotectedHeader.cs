namespace ImageSignatures.Signatures.Cose;

/// <summary>What an envelope carries unsigned.</summary>
/// <param name="Certificates">The certificates in DER.</param>
/// <param name="TimestampToken">The timestamp token; empty where there is none.</param>
/// <remarks>https://github.com/notaryproject/specifications/blob/main/specs/signature-envelope-cose.md#unprotected-headers</remarks>
internal sealed record CoseUnprotectedHeader(IReadOnlyList<ReadOnlyMemory<byte>> Certificates, ReadOnlyMemory<byte> TimestampToken)
{
    private const long ChainLabel = 33;
    private const string TimestampLabel = "io.cncf.notary.timestampSignature";

    /// <summary>
    /// Reads the map. A label that is a text and not known is passed over, as it means nothing. One that is a number and not the chain's is
    /// refused: COSE gives such labels a meaning that this reader does not know.
    /// </summary>
    /// <exception cref="MalformedException">It is not such a map.</exception>
    public static CoseUnprotectedHeader Read(StrictCborReader reader)
    {
        var header = new CoseUnprotectedHeader([], default);
        for (var count = reader.ReadMapHead(); count > 0; count--)
            header = Read(header, reader.ReadKey(), reader);

        reader.ReadMapEnd();

        return header.Certificates.Count > 0 ? header : throw new MalformedException("the unprotected header has no certificate chain");
    }

    private static CoseUnprotectedHeader Read(CoseUnprotectedHeader header, CborKey label, StrictCborReader reader)
    {
        if (label.Number == ChainLabel)
            return header with { Certificates = ReadChain(reader) };
        if (label.Text == TimestampLabel)
            return header with { TimestampToken = reader.ReadBytes() };
        if (label.Text is null)
            throw new MalformedException($"the unprotected header has the label {label}, which a Notary Project envelope does not have");

        CborSyntax.Skip(reader, allowsTimes: false);
        return header;
    }

    // Always an array here, also of one certificate: https://www.rfc-editor.org/rfc/rfc9360#section-2 would allow that one by itself, notation does not.
    private static List<ReadOnlyMemory<byte>> ReadChain(StrictCborReader reader)
    {
        var certificates = new List<ReadOnlyMemory<byte>>();
        for (var count = reader.ReadArrayHead(); count > 0; count--)
            certificates.Add(reader.ReadBytes());

        reader.ReadArrayEnd();
        return certificates;
    }
}
