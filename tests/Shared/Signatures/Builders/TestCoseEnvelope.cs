using System.Formats.Cbor;
using System.Text;
using ImageSignatures.Signatures;
using ImageSignatures.Verdicts;

namespace EcsImageAuditor.Tests.Shared.Signatures.Builders;

/// <summary>A COSE envelope to be, written with .NET's own CBOR writer. Each part can be replaced before it is signed.</summary>
internal sealed record TestCoseEnvelope
{
    public required TestChain Chain { get; init; }

    /// <summary>The protected header: labels, which are integers or texts, and what writes each value.</summary>
    public required IReadOnlyList<(object Label, Action<CborWriter> Write)> Protected { get; init; }

    /// <summary>Further entries of the unprotected header.</summary>
    public IReadOnlyList<(object Label, Action<CborWriter> Write)> Unprotected { get; init; } =
    [("io.cncf.notary.signingAgent", Text("test/1.0"))];

    public string Payload { get; init; } = TestEnvelope.Target("application/vnd.oci.image.manifest.v1+json", TestEnvelope.Digest, 401);

    /// <summary>The bytes of the protected header, when they are to be others.</summary>
    public byte[]? ProtectedBytes { get; init; }

    /// <summary>What stands for the chain, when it is to be something else.</summary>
    public Action<CborWriter>? X5Chain { get; init; }

    /// <summary>The certificates in the envelope, when they are to be others than the chain.</summary>
    public IReadOnlyList<byte[]>? Certificates { get; init; }

    /// <summary>The tag; null for none.</summary>
    public ulong? Tag { get; init; } = 18;

    public static TestCoseEnvelope OfSigningAuthority(TestChain? chain = null) => Create(chain ?? TestChain.OfFour(),
    [
        (2L, Texts("io.cncf.notary.signingScheme", "io.cncf.notary.authenticSigningTime", "io.cncf.notary.expiry")),
        ("io.cncf.notary.signingScheme", Text("notary.x509.signingAuthority")),
        ("io.cncf.notary.authenticSigningTime", Time(TestEnvelope.SigningTime)),
        ("io.cncf.notary.expiry", Time(TestEnvelope.SigningTime.AddMonths(6))),
    ]);

    public static TestCoseEnvelope OfX509(TestChain? chain = null) => Create(chain ?? TestChain.OfFour(),
    [
        (2L, Texts("io.cncf.notary.signingScheme")),
        ("io.cncf.notary.signingScheme", Text("notary.x509")),
        ("io.cncf.notary.signingTime", Time(TestEnvelope.SigningTime)),
    ]);

    public static Action<CborWriter> Text(string text) => writer => writer.WriteTextString(text);

    public static Action<CborWriter> Bytes(byte[] bytes) => writer => writer.WriteByteString(bytes);

    public static Action<CborWriter> Number(long number) => writer => writer.WriteInt64(number);

    public static Action<CborWriter> Time(DateTimeOffset time) => writer =>
    {
        writer.WriteTag(CborTag.UnixTimeSeconds);
        writer.WriteInt64(time.ToUnixTimeSeconds());
    };

    public static Action<CborWriter> Texts(params object[] labels) => writer =>
    {
        writer.WriteStartArray(labels.Length);
        foreach (var label in labels)
            WriteLabel(writer, label);
        writer.WriteEndArray();
    };

    /// <summary>Replaces an entry of the protected header, or adds it.</summary>
    public TestCoseEnvelope Set(object label, Action<CborWriter> write) =>
        Without(label) with
        {
            Protected = [.. Without(label).Protected, (label, write)],
        };

    public TestCoseEnvelope Without(object label) => this with { Protected = [.. Protected.Where(entry => !entry.Label.Equals(label))] };

    /// <summary>Makes a timestamp token of the signature.</summary>
    public Func<byte[], byte[]>? Countersign { get; init; }

    /// <summary>What is signed beside header and payload, and known to both sides.</summary>
    public byte[] ExternalData { get; init; } = [];

    public byte[] Encode()
    {
        var header = ProtectedBytes ?? WriteMap(Protected);
        var payload = Encoding.UTF8.GetBytes(Payload);
        var signature = Chain.Leaf.Key.SignEnvelope(ToBeSigned(header, payload));
        var writer = new CborWriter(CborConformanceMode.Lax);
        if (Tag is { } tag)
            writer.WriteTag((CborTag)tag);
        writer.WriteStartArray(4);
        writer.WriteByteString(header);
        writer.WriteEncodedValue(WriteMap([(33L, X5Chain ?? WriteChain), .. Unprotected, .. Timestamp(signature)]));
        writer.WriteByteString(payload);
        writer.WriteByteString(signature);
        writer.WriteEndArray();
        return writer.Encode();
    }

    public Result<VerifiedEnvelope> Judge() => Envelopes.Judge(Encode(), Envelopes.Cose);

    public VerifiedEnvelope Verified() => Envelopes.Verified(Encode(), Envelopes.Cose);

    public Reason Refused() => Envelopes.Refused(Encode(), Envelopes.Cose);

    private static TestCoseEnvelope Create(TestChain chain, IReadOnlyList<(object Label, Action<CborWriter> Write)> attributes) => new()
    {
        Chain = chain,
        Protected =
        [
            (1L, Number(chain.Leaf.Key.EnvelopeAlgorithm.Cose)),
            (3L, Text("application/vnd.cncf.notary.payload.v1+json")),
            .. attributes,
        ],
    };

    private static byte[] WriteMap(IReadOnlyList<(object Label, Action<CborWriter> Write)> entries)
    {
        var writer = new CborWriter(CborConformanceMode.Lax);
        writer.WriteStartMap(entries.Count);
        foreach (var (label, write) in entries)
        {
            WriteLabel(writer, label);
            write(writer);
        }

        writer.WriteEndMap();
        return writer.Encode();
    }

    private static void WriteLabel(CborWriter writer, object label)
    {
        if (label is string text)
            writer.WriteTextString(text);
        else
            writer.WriteInt64((long)label);
    }

    private byte[] ToBeSigned(byte[] header, byte[] payload)
    {
        var writer = new CborWriter(CborConformanceMode.Strict);
        writer.WriteStartArray(4);
        writer.WriteTextString("Signature1");
        writer.WriteByteString(header);
        writer.WriteByteString(ExternalData);
        writer.WriteByteString(payload);
        writer.WriteEndArray();
        return writer.Encode();
    }

    private IReadOnlyList<(object Label, Action<CborWriter> Write)> Timestamp(byte[] signature) =>
        Countersign is null ? [] : [("io.cncf.notary.timestampSignature", Bytes(Countersign(signature)))];

    private void WriteChain(CborWriter writer)
    {
        var certificates = Certificates ?? Chain.Encode();
        writer.WriteStartArray(certificates.Count);
        foreach (var certificate in certificates)
            writer.WriteByteString(certificate);
        writer.WriteEndArray();
    }
}
