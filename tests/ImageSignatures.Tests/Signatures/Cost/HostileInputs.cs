using System.Formats.Asn1;
using System.Text;
using System.Text.Json.Nodes;
using EcsImageAuditor.Tests.Shared.Signatures.Builders;

namespace ImageSignatures.Tests.Signatures.Cost;

/// <summary>Signatures and certificates with as many of something as a stranger likes. All but their length is in order.</summary>
internal static class HostileInputs
{
    private static readonly TestChain Chain = TestChain.OfOne(TestKey.NewP256());
    private static readonly TestEnvelope Plain = TestEnvelope.OfX509(Chain);

    /// <summary>An envelope by the number of what there is many of; the larger one stays below the longest that is read.</summary>
    public static IReadOnlyDictionary<string, (int Many, Func<int, byte[]> Make)> Signed { get; } =
        new Dictionary<string, (int, Func<int, byte[]>)>(StringComparer.Ordinal)
        {
            ["annotations of the payload"] = (20_000, n => (Plain with { Payload = Annotated(n) }).Encode()),
            ["unknown members of the payload"] = (
                20_000,
                n => (Plain with { Payload = Annotated(0)[..^1] + $",{Members(n)}}}" }).Encode()
            ),
            ["attributes"] = (16_000, n => Plain.Change(header => Add(header, n)).Encode()),
            ["critical attributes"] = (9_000, n => Plain.Change(header => AddCritical(header, n)).Encode()),
            ["names that are critical and absent"] = (20_000, n => Plain.Change(header => Mark(header, n)).Encode()),
            ["members of the unprotected header"] = (20_000, n => (Plain with { Unprotected = Add([], n) }).Encode()),
            ["certificates"] = (
                20_000,
                n => (Plain with { Certificates = [.. Chain.Encode(), .. Enumerable.Repeat(Encoding.ASCII.GetBytes("x"), n)] }).Encode()
            ),
            ["levels of brackets"] = (200_000, n => (Plain with { Payload = new string('[', n) }).Encode()),
            ["zeros of a time"] = (
                200_000,
                n => Plain.Change(h => h["io.cncf.notary.signingTime"] = $"2026-06-01T12:00:00.1{new string('0', n)}Z").Encode()
            ),
            ["digits of a number"] = (
                200_000,
                n => (Plain with { Payload = Annotated(0)[..^1] + $",\"x\":1.{new string('7', n)}}}" }).Encode()
            ),
            ["characters of the scheme"] = (200_000, n => Plain.Change(h => h["io.cncf.notary.signingScheme"] = new string('x', n)).Encode()),
        };

    /// <summary>A certificate by the number of what there is many of.</summary>
    public static IReadOnlyDictionary<string, (int Many, Func<int, byte[]> Make)> Certificates { get; } =
        new Dictionary<string, (int, Func<int, byte[]>)>(StringComparer.Ordinal)
        {
            ["attributes of a name"] = (900, n => Certificate(subject: Name(n))),
            ["extensions"] = (1_000, n => Certificate([.. Enumerable.Range(0, n).Select(i => new TestExtension($"1.3.6.1.4.1.9.{i}", false, [5, 0]))])),
            ["alternative names"] = (4_000, n => Certificate(Names("2.5.29.17", n, "a.b"))),
            ["characters of a URL"] = (25_000, n => Certificate(Url($"http://a/{new string('b', n)}"))),
            ["dots of a URL"] = (12_000, n => Certificate(Url($"http://a/{string.Concat(Enumerable.Repeat("./", n))}"))),
            ["labels of a domain"] = (12_000, n => Certificate(Constraint(string.Join('.', Enumerable.Repeat("a", n))))),
            ["name constraints"] = (3_000, n => Certificate(Constraints(n))),
            ["certificate policies"] = (1_500, n => Certificate(Policies(n))),
            ["purposes"] = (5_000, n => Certificate(TestExtension.ExtendedKeyUsage(false, [.. Enumerable.Repeat("1.2.3", n)]))),
            ["revocation lists"] = (1_000, n => Certificate(TestExtension.Crl([.. Enumerable.Repeat("http://a/", n)]))),
            ["numbers of an object identifier"] = (12_000, n => Certificate(Policy([0x2a, .. Enumerable.Repeat((byte)1, n)]))),
            ["bytes of one number of an object identifier"] = (
                25_000,
                n => Certificate(Policy([0x2a, .. Enumerable.Repeat((byte)0xff, n), 0x7f]))
            ),
            ["bytes of a serial number"] = (25_000, n => (Chain.Leaf with { SerialNumber = [1, .. new byte[n]] }).SelfSigned()),
        };

    private static string Annotated(int count) =>
        TestEnvelope.Target("application/vnd.oci.image.manifest.v1+json", TestEnvelope.Digest, 401)[..^2]
        + $",\"annotations\":{{{Members(count)}}}}}}}";

    private static string Members(int count) => string.Join(',', Enumerable.Range(0, count).Select(i => $"\"a{i:x6}\":\"\""));

    private static JsonObject Add(JsonObject json, int count)
    {
        for (var i = 0; i < count; i++)
            json[$"a{i:x6}"] = "";
        return json;
    }

    private static void AddCritical(JsonObject header, int count)
    {
        Add(header, count);
        Mark(header, count);
    }

    private static void Mark(JsonObject header, int count)
    {
        for (var i = 0; i < count; i++)
            ((JsonArray)header["crit"]!).Add($"a{i:x6}");
    }

    private static byte[] Certificate(params TestExtension[] extensions) => Chain.Leaf.With(extensions).SelfSigned();

    private static byte[] Certificate(byte[] subject) => (Chain.Leaf with { Subject = subject }).SelfSigned();

    private static byte[] Name(int attributes) => Der.Sequence(writer =>
    {
        for (var i = 0; i < attributes; i++)
        {
            using (writer.PushSetOf())
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier("2.5.4.3");
                writer.WriteCharacterString(UniversalTagNumber.UTF8String, "a");
            }
        }
    });

    private static TestExtension Names(string type, int count, string name) => new(type, false, Der.Sequence(writer =>
    {
        for (var i = 0; i < count; i++)
            writer.WriteCharacterString(UniversalTagNumber.IA5String, name, Der.Context(2));
    }));

    private static TestExtension Url(string url) => new(
        "2.5.29.17", false, Der.Sequence(writer => writer.WriteCharacterString(UniversalTagNumber.IA5String, url, Der.Context(6))));

    private static TestExtension Constraint(string name) => TestExtension.PermittedDnsName(name);

    private static TestExtension Constraints(int count) => new("2.5.29.30", true, Der.Sequence(writer =>
    {
        using (writer.PushSequence(Der.Context(0)))
        {
            for (var i = 0; i < count; i++)
            {
                using (writer.PushSequence())
                    writer.WriteCharacterString(UniversalTagNumber.IA5String, "a.b", Der.Context(2));
            }
        }
    }));

    private static TestExtension Policies(int count) => new("2.5.29.32", false, Der.Sequence(writer =>
    {
        for (var i = 0; i < count; i++)
        {
            using (writer.PushSequence())
                writer.WriteObjectIdentifier($"1.3.6.1.4.1.9.{i}");
        }
    }));

    private static TestExtension Policy(byte[] identifier) => new("2.5.29.32", false, Der.Sequence(writer =>
    {
        using (writer.PushSequence())
            writer.WriteEncodedValue([6, 0x82, (byte)(identifier.Length >> 8), (byte)identifier.Length, .. identifier]);
    }));
}
