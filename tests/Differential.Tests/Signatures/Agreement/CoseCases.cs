using System.Formats.Cbor;
using EcsImageAuditor.Tests.Shared.Signatures.Builders;
using static Differential.Tests.Signatures.Agreement.AgreementCase;
using static Differential.Tests.Signatures.Agreement.Agreed;

namespace Differential.Tests.Signatures.Agreement;

/// <summary>COSE envelopes on which the two verifiers could disagree.</summary>
internal static class CoseCases
{
    private const string Scheme = "io.cncf.notary.signingScheme";
    private const string SigningTime = "io.cncf.notary.signingTime";
    private const string AuthenticTime = "io.cncf.notary.authenticSigningTime";

    private static readonly TestCoseEnvelope Plain = TestCoseEnvelope.OfX509(Chains.OfOne("P256"));

    private static readonly TestCoseEnvelope Authority = TestCoseEnvelope.OfSigningAuthority(Chains.OfTwo)
        .Set("io.cncf.notary.expiry", TestCoseEnvelope.Time(new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero)));

    public static IEnumerable<AgreementCase> All => [.. Frame(), .. Header(), .. Values(), .. Unprotected()];

    private static IEnumerable<AgreementCase> Frame()
    {
        yield return OfCose("a plain signature", BothAccept, Plain);
        yield return OfCose("a signing authority's", BothAccept, Authority);
        foreach (var key in new[] { "RSA2048", "P521" })
            yield return OfCose($"by {key}", BothAccept, TestCoseEnvelope.OfX509(Chains.OfOne(key)));

        yield return OfCose("no tag", BothRefuse, Plain with { Tag = null });
        yield return OfCose("another tag", BothRefuse, Plain with { Tag = 98 });
        yield return OfCose("trailing data", BothRefuse, Plain, bytes => [.. bytes, 0]);
        yield return OfCose("the array's length in two bytes", BothRefuse, Plain, bytes => [0xd2, 0x98, 4, .. bytes[2..]]);
        yield return OfCose("an array of indefinite length", BothRefuse, Plain, bytes => [0xd2, 0x9f, .. bytes[2..], 0xff]);
        yield return OfCose(
            "the signature's length in three bytes",
            Stricter,
            Plain,
            bytes => [.. bytes[..^66], 0x59, 0, 64, .. bytes[^64..]]
        );
    }

    private static IEnumerable<AgreementCase> Header()
    {
        yield return OfCose("another algorithm", BothRefuse, Plain.Set(1L, TestCoseEnvelope.Number(-35)));
        yield return OfCose("an algorithm by name", BothRefuse, Plain.Set(1L, TestCoseEnvelope.Text("ES256")));
        yield return OfCose("no algorithm", BothRefuse, Plain.Without(1L));
        yield return OfCose("another content type", BothRefuse, Plain.Set(3L, TestCoseEnvelope.Text("application/json")));
        yield return OfCose("no critical attributes", BothRefuse, Plain.Without(2L));
        yield return OfCose("an absent attribute critical", BothRefuse, Plain.Set(2L, TestCoseEnvelope.Texts(Scheme, "x")));
        yield return OfCose(
            "known labels and the time critical",
            BothAccept,
            Plain.Set(2L, TestCoseEnvelope.Texts(Scheme, 1L, 3L, SigningTime))
        );
        yield return OfCose("the scheme critical twice", Stricter, Plain.Set(2L, TestCoseEnvelope.Texts(Scheme, Scheme)));
        yield return OfCose("the expiry not critical", BothRefuse, Authority.Set(2L, TestCoseEnvelope.Texts(Scheme, AuthenticTime)));
        yield return OfCose(
            "the authentic time in a plain signature",
            Stricter,
            Plain.Set(AuthenticTime, TestCoseEnvelope.Time(TestEnvelope.SigningTime))
        );
        yield return OfCose(
            "the claimed time in a signing authority's",
            Stricter,
            Authority.Set(SigningTime, TestCoseEnvelope.Time(TestEnvelope.SigningTime))
        );
        yield return OfCose("a key identifier", Stricter, Plain.Set(4L, TestCoseEnvelope.Bytes([1])));
        yield return OfCose(
            "a label twice",
            BothRefuse,
            Plain with
            {
                Protected = [.. Plain.Protected, (Scheme, TestCoseEnvelope.Text("notary.x509"))],
            }
        );
        yield return OfCose(
            "a label twice in two forms",
            BothRefuse,
            Plain with
            {
                ProtectedBytes = Rewrite(Plain, [0x18, 3, 0x61, (byte)'x']),
            }
        );
        yield return OfCose("a label in two bytes", Stricter, Plain with { ProtectedBytes = Rewrite(Plain, [0x78, 1, (byte)'y', 1]) });
    }

    private static IEnumerable<AgreementCase> Values()
    {
        foreach (
            var (name, hex, expected) in new[]
            {
                ("integer", "1a00010000", BothAccept),
                ("text", "6161", BothAccept),
                ("bytes", "4101", BothAccept),
                ("nested map", "a201a16161f6208101", BothAccept),
                ("float", "fb3ff8000000000000", BothAccept),
                ("half float", "f93c00", BothAccept),
                ("time", "c11a6a1d9f40", BothAccept),
                ("simple", "f5", BothAccept),
                ("integer in more bytes than needed", "1a00000001", Stricter),
                ("big negative integer", "3bffffffffffffffff", Stricter),
                ("integer beyond 63 bits", "1bffffffffffffffff", BothRefuse),
                ("tag 32", "d8206161", Stricter),
                ("tag 2", "c24101", Stricter),
                ("time with a fraction", "c1fb41da876bd0400000", Stricter),
                ("text that is not UTF-8", "61ff", BothRefuse),
                ("map with a key twice", "a201010102", BothRefuse),
                ("map with bytes as key", "a1410101", Stricter),
                ("map with an array as key", "a1810101", BothRefuse),
                ("array of indefinite length", "9f01ff", BothRefuse),
                ("reserved length", "1c", BothRefuse),
                ("simple value in two bytes", "f801", BothRefuse),
                ("depth of 20", string.Concat(Enumerable.Repeat("81", 20)) + "01", Stricter),
            }
        )
            yield return OfCose(
                $"an attribute: {name}",
                expected,
                Plain with
                {
                    ProtectedBytes = Rewrite(Plain, [0x61, (byte)'y', .. Convert.FromHexString(hex)]),
                }
            );

        foreach (
            var (name, hex, expected) in new[]
            {
                ("tag 0", "c074323032362d30362d30315431323a30303a30305a", BothRefuse),
                ("no tag", "1a6a1d9f40", BothRefuse),
                ("the first moment of the calendar", "c13b0000000e7791f6ff", BothRefuse),
                ("beyond the calendar", "c11b7fffffffffffffff", RefusedHere),
                ("a fraction", "c1fb41da876bd0400000", Stricter),
                ("a float without fraction", "c1fb41da876bd0000000", Stricter),
                ("not a number", "c1f97e00", BothRefuse),
            }
        )
            yield return OfCose(
                $"signing time: {name}",
                expected,
                Plain.Set(SigningTime, writer => writer.WriteEncodedValue(Convert.FromHexString(hex)))
            );
    }

    private static IEnumerable<AgreementCase> Unprotected()
    {
        var certificates = Plain.Chain.Encode();
        var same = Plain with { Certificates = certificates };
        yield return OfCose("one certificate by itself", BothRefuse, same with { X5Chain = TestCoseEnvelope.Bytes(certificates[0]) });
        yield return OfCose("an empty chain", BothRefuse, same with { X5Chain = TestCoseEnvelope.Texts() });
        yield return OfCose("an unknown label", BothAccept, Plain with { Unprotected = [("x", TestCoseEnvelope.Number(1))] });
        yield return OfCose("a tag", BothRefuse, Plain with { Unprotected = [("x", TestCoseEnvelope.Time(TestEnvelope.SigningTime))] });
        yield return OfCose("a key identifier unprotected", Stricter, Plain with { Unprotected = [(4L, TestCoseEnvelope.Bytes([1]))] });
        yield return OfCose("a critical list unprotected", BothRefuse, Plain with { Unprotected = [(2L, TestCoseEnvelope.Texts("x"))] });
        yield return OfCose(
            "a label twice unprotected",
            BothRefuse,
            Plain with
            {
                Unprotected = [("x", TestCoseEnvelope.Number(1)), ("x", TestCoseEnvelope.Number(1))],
            }
        );
        yield return OfCose(
            "a timestamp that is a text",
            Stricter,
            Plain with
            {
                Unprotected = [("io.cncf.notary.timestampSignature", TestCoseEnvelope.Text("x"))],
            }
        );
        yield return OfCose(
            "an agent that is a number",
            BothAccept,
            Plain with
            {
                Unprotected = [("io.cncf.notary.signingAgent", TestCoseEnvelope.Number(1))],
            }
        );
    }

    // Adds an entry, in bytes that the writer would refuse, to the protected header.
    private static byte[] Rewrite(TestCoseEnvelope envelope, byte[] entry)
    {
        var reader = new CborReader(envelope.Encode());
        reader.ReadTag();
        reader.ReadStartArray();
        var map = reader.ReadByteString();
        return [(byte)(map[0] + 1), .. map[1..], .. entry];
    }
}
