using System.Formats.Cbor;
using EcsImageAuditor.Tests.Shared.Signatures.Builders;
using static EcsImageAuditor.Tests.Shared.Signatures.Builders.TestCoseEnvelope;

namespace Differential.Tests.Verification.Agreement.Peers;

/// <summary>
/// The shapes of COSE_Sign1 in the examples of the COSE working group and in the tests of go-cose, and the tests of notation-core-go's
/// package signature/cose.
/// </summary>
internal static class PeerCose
{
    private const string Examples = "COSE working group, COSE_Sign1";
    private const string GoCose = "go-cose, COSE_Sign1";
    private const string Core = "notation-core-go, COSE";
    private const string Prefix = "io.cncf.notary.";

    private static readonly FixedChain Chain = FixedChain.OfTwo;
    private static readonly TestCoseEnvelope Plain = Chain.Cose();

    public static IEnumerable<PeerCase> All() => [.. WorkingGroup(), .. Messages(), .. Headers()];

    private static IEnumerable<PeerCase> WorkingGroup()
    {
        yield return Of(Examples, "the algorithm unprotected", false, Plain.Without(1L) with { Unprotected = [(1L, Number(-7))] });
        yield return Of(Examples, "external data", false, Plain with { ExternalData = [0x11, 0xaa, 0x22, 0xbb] });
        yield return Of(Examples, "no tag", false, Plain with { Tag = null });
        yield return Of(Examples, "another tag", false, Plain with { Tag = 998 });
        yield return Changed(Examples, "another payload", message => message.Payload[^3] ^= 1);
        yield return Of(Examples, "an unknown algorithm", false, Plain.Set(1L, Number(-999)));
        yield return Of(Examples, "an algorithm by an unknown name", false, Plain.Set(1L, Text("unknown")));
        yield return Changed(Examples, "a header more than was signed", message =>
            message.Protected = [(byte)(message.Protected[0] + 1), .. message.Protected[1..], 0x61, (byte)'z', 1]);
        yield return Changed(Examples, "no header, though one was signed", message => message.Protected = []);
        foreach (var key in new[] { "P256", "P384", "P521", "RSA2048", "RSA3072", "RSA4096" })
            yield return OfKey($"the algorithm of {key}", true, key, envelope => envelope);
        foreach (var (key, algorithm) in new[] { ("P256", -35), ("P256", -36), ("P384", -7), ("RSA2048", -38), ("RSA2048", -257),
            ("P256", -8) })
            yield return OfKey($"algorithm {algorithm} with {key}", false, key, envelope => envelope.Set(1L, Number(algorithm)));
    }

    private static IEnumerable<PeerCase> Messages()
    {
        yield return Changed(GoCose, "no payload", message => message.PayloadItem = [0xf6]);
        yield return Changed(GoCose, "an empty payload", message => message.PayloadItem = [0x40]);
        yield return Changed(GoCose, "a payload that is a text", message => message.PayloadItem = [0x61, (byte)'x']);
        yield return Changed(GoCose, "an empty signature", message => message.Signature = []);
        yield return Changed(GoCose, "another signature", message => message.Signature[0] ^= 1);
        yield return Changed(GoCose, "a protected header that is a map", message => message.ProtectedItem = [0xa0]);
        yield return Changed(GoCose, "a protected header that is an empty map", message => message.Protected = [0xa0]);
        yield return Changed(GoCose, "a protected header with something behind it", message =>
            message.Protected = [.. message.Protected, 0xa0]);
        yield return Changed(GoCose, "an unprotected header that is bytes", message => message.Unprotected = [0x40]);
        yield return Changed(GoCose, "an unprotected header that is null", message => message.Unprotected = [0xf6]);
        yield return Bytes("three elements", bytes => [0xd2, 0x83, .. bytes[2..]]);
        yield return Bytes("five elements", bytes => [0xd2, 0x85, .. bytes[2..], 0x40]);
        yield return Bytes("indefinite length", bytes => [0xd2, 0x9f, .. bytes[2..], 0xff]);
        yield return Bytes("something behind it", bytes => [.. bytes, 0xf6]);
        yield return Bytes("nothing", _ => []);
        yield return Bytes("the tag alone", _ => [0xd2]);
        yield return Of(GoCose, "the tag of several signers", false, Plain with { Tag = 98 });
        yield return Of(GoCose, "an empty list of critical labels", false, Plain.Set(2L, Texts()));
        yield return Of(GoCose, "a critical label that is missing", false, Plain.Set(2L, Texts(Prefix + "signingScheme", 4L)));
        yield return Of(GoCose, "critical labels unprotected", false, Plain with { Unprotected = [(2L, Texts("x"))] });
        yield return Of(GoCose, "one label in both headers", true,
            Plain with { Unprotected = [(3L, Text("application/vnd.cncf.notary.payload.v1+json"))] });
        yield return Of(GoCose, "both kinds of initialization vectors", false,
            Plain with { Unprotected = [(5L, TestCoseEnvelope.Bytes([1])), (6L, TestCoseEnvelope.Bytes([1]))] });
        yield return Of(GoCose, "a content type that is a number", false, Plain.Set(3L, Number(50)));
        yield return Of(GoCose, "a key identifier that is a text", false, Plain with { Unprotected = [(4L, Text("11"))] });
        yield return Of(GoCose, "a further label", true, Plain.Set("x", Text("y")));
    }

    private static IEnumerable<PeerCase> Headers()
    {
        yield return Of(Core, "as signed", true, Plain);
        yield return Of(Core, "of a signing authority", true, Chain.CoseOfAuthority());
        yield return Of(Core, "without a content type", false, Plain.Without(3L));
        yield return Of(Core, "an algorithm of a wrong type", false, Plain.Set(1L, TestCoseEnvelope.Bytes([1])));
        yield return Of(Core, "critical labels of a wrong type", false, Plain.Set(2L, Text(Prefix + "signingScheme")));
        yield return Of(Core, "a scheme of a wrong type", false, Plain.Set(Prefix + "signingScheme", Number(0)));
        yield return Of(Core, "an unknown scheme", false, Plain.Set(Prefix + "signingScheme", Text("notary.x509.other")));
        yield return Of(Core, "no time of signing", false, Plain.Without(Prefix + "signingTime"));
        yield return Of(Core, "a time of signing as a text", false,
            Plain.Set(Prefix + "signingTime", Tagged(0, Text("2026-06-01T12:00:00Z"))));
        yield return Of(Core, "a time of signing without a tag", false, Plain.Set(Prefix + "signingTime", Number(1)));
        yield return Of(Core, "a time of signing of a wrong type", false, Plain.Set(Prefix + "signingTime", Tagged(1, Text("x"))));
        yield return Of(Core, "an expiry as a text", false, WithExpiry(Tagged(0, Text("2110-01-01T00:00:00Z"))));
        yield return Of(Core, "an expiry without a tag", false, WithExpiry(Number(4_417_977_600)));
        yield return Of(Core, "an expiry", true, WithExpiry(Time(new(2110, 1, 1, 0, 0, 0, TimeSpan.Zero))));
        yield return Of(Core, "certificates that are none", false, Plain with { Certificates = [[1, 2, 3], Chain.Root] });
        yield return Of(Core, "certificates of a wrong type", false, Plain with { X5Chain = Texts("x") });
        yield return Of(Core, "certificates that are a number", false, Plain with { X5Chain = Number(1) });
    }

    private static TestCoseEnvelope WithExpiry(Action<CborWriter> expiry) =>
        Plain.Set(Prefix + "expiry", expiry).Set(2L, Texts(Prefix + "signingScheme", Prefix + "expiry"));

    private static Action<CborWriter> Tagged(int tag, Action<CborWriter> write) => writer =>
    {
        writer.WriteTag((CborTag)tag);
        write(writer);
    };

    private static PeerCase Of(string family, string name, bool isGood, TestCoseEnvelope envelope) =>
        new(family, new ArtifactCase(name, StatementSpec.Trusting(Chain.Root), AttachedEnvelope.Of(envelope)), isGood);

    private static PeerCase OfKey(string name, bool isGood, string key, Func<TestCoseEnvelope, TestCoseEnvelope> change)
    {
        var chain = FixedChain.Of(Chain.Chain.Change(0, leaf => leaf with { Key = TestKey.Named(key) }));
        return new(Examples, new ArtifactCase(name, StatementSpec.Trusting(chain.Root), AttachedEnvelope.Of(change(chain.Cose()))), isGood);
    }

    private static PeerCase Bytes(string name, Func<byte[], byte[]> change)
    {
        var good = AttachedEnvelope.Of(Plain);
        return new(GoCose, new ArtifactCase(name, StatementSpec.Trusting(Chain.Root), good with { Bytes = change(good.Bytes) }),
            IsGood: false);
    }

    private static PeerCase Changed(string family, string name, Action<CoseMessage> change)
    {
        var message = CoseMessage.Of(Plain.Encode());
        change(message);
        return new(
            family,
            new ArtifactCase(name, StatementSpec.Trusting(Chain.Root), new AttachedEnvelope(message.Encode(), Envelopes.Cose)),
            IsGood: false);
    }
}
