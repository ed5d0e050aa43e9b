using System.Formats.Cbor;
using EcsImageAuditor.Tests.Shared.Signatures.Builders;
using ImageSignatures.Signatures;
using ImageSignatures.Verdicts;

namespace ImageSignatures.Tests.Signatures.Cose;

public sealed class CoseEnvelopeTests
{
    private const string Scheme = "io.cncf.notary.signingScheme";
    private const string SigningTime = "io.cncf.notary.signingTime";

    private static readonly TestCoseEnvelope Good = TestCoseEnvelope.OfX509(TestChain.OfOne(TestKey.NewP256()));

    [Theory]
    [InlineData("RSA2048")]
    [InlineData("RSA3072")]
    [InlineData("RSA4096")]
    [InlineData("P256")]
    [InlineData("P384")]
    [InlineData("P521")]
    public void Every_algorithm_of_the_specification_verifies(string key)
    {
        var envelope = TestCoseEnvelope.OfSigningAuthority(TestChain.WithLeaf(TestKey.Named(key))).Verified();

        Assert.Equal(SigningScheme.X509SigningAuthority, envelope.Scheme);
        Assert.Equal(TestEnvelope.SigningTime, envelope.SigningTime);
        Assert.Equal(TestEnvelope.SigningTime.AddMonths(6), envelope.Expiry);
        Assert.Equal(TestEnvelope.Digest, envelope.Target.Digest.ToString());
        Assert.Equal(4, envelope.Chain.Certificates.Count);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(300)]
    [InlineData(70_000)]
    public void A_payload_of_any_length_verifies(int length)
    {
        var payload = Good.Payload[..^1] + ",\"x\":\"" + new string('x', length) + "\"}";

        Assert.Equal(TestEnvelope.Digest, (Good with { Payload = payload }).Verified().Target.Digest.ToString());
    }

    [Fact]
    public void Attributes_and_the_timestamp_are_read()
    {
        var envelope = Good.Set("com.example.text", TestCoseEnvelope.Text("value"))
            .Set(
                "com.example.map",
                writer =>
                {
                    writer.WriteStartMap(2);
                    writer.WriteInt32(1);
                    writer.WriteDouble(2.5);
                    writer.WriteTextString("a");
                    writer.WriteStartArray(3);
                    writer.WriteBoolean(true);
                    writer.WriteNull();
                    TestCoseEnvelope.Time(TestEnvelope.SigningTime)(writer);
                    writer.WriteEndArray();
                    writer.WriteEndMap();
                }
            )
            .Set(2L, TestCoseEnvelope.Texts(Scheme, "com.example.text", 1L, 3L, SigningTime));
        var verified = (
            envelope with
            {
                Unprotected = [("io.cncf.notary.timestampSignature", TestCoseEnvelope.Bytes([1, 2, 3]))],
            }
        ).Verified();

        Assert.Equal([new("com.example.text", true, "value"), new("com.example.map", false, null)], verified.ExtendedAttributes);
        Assert.Equal([1, 2, 3], verified.TimestampToken.ToArray());
    }

    [Theory]
    [InlineData(-37)]
    [InlineData(-35)]
    [InlineData(5)]
    [InlineData(0)]
    public void Another_algorithm_than_that_of_the_key_is_refused(long algorithm) =>
        Fails(Good.Set(1L, TestCoseEnvelope.Number(algorithm)), "its algorithm is not ES256");

    [Fact]
    public void An_algorithm_by_name_is_refused() => Fails(Good.Set(1L, TestCoseEnvelope.Text("ES256")), "integer is missing");

    [Theory]
    [InlineData(1L, "no alg")]
    [InlineData(2L, "no crit")]
    [InlineData(3L, "no content type")]
    [InlineData(Scheme, "no " + Scheme)]
    [InlineData(SigningTime, "signingTime is missing")]
    public void A_missing_header_is_refused(object label, string text)
    {
        var envelope = Good.Without(label);

        Fails(label is Scheme ? envelope.Set(2L, TestCoseEnvelope.Texts("x")) : envelope, text);
    }

    [Fact]
    public void An_untagged_envelope_and_another_tag_are_refused()
    {
        Fails(Good with { Tag = null }, "is not a tagged COSE_Sign1");
        Fails(Good with { Tag = 98 }, "is not a tagged COSE_Sign1");
    }

    [Fact]
    public void One_certificate_by_itself_is_refused_as_notation_does() =>
        Fails(Good with { X5Chain = TestCoseEnvelope.Bytes(Good.Chain.Encode()[0]) }, "Array is missing");

    [Fact]
    public void A_chain_that_is_missing_empty_or_of_something_else_is_refused()
    {
        Fails(Good with { X5Chain = writer => WriteEmptyArray(writer) }, "no certificate chain");
        Fails(Good with { X5Chain = TestCoseEnvelope.Texts("x") }, "ByteString is missing");
        Refused(Good with { X5Chain = TestCoseEnvelope.Number(1) });
    }

    [Theory]
    [InlineData(1L)]
    [InlineData(2L)]
    [InlineData(4L)]
    [InlineData(7L)]
    [InlineData(33L)]
    [InlineData(-70_000L)]
    public void A_numbered_label_that_an_envelope_does_not_have_is_refused(long label)
    {
        Refused(Good with { Unprotected = [(label, TestCoseEnvelope.Bytes([1]))] });
        if (label > 3)
            Fails(Good.Set(label, TestCoseEnvelope.Bytes([1])), $"has the label {label}");
    }

    [Fact]
    public void An_unknown_label_that_is_critical_is_refused() =>
        Fails(Good.Set(2L, TestCoseEnvelope.Texts(Scheme, 99L)), "marks a label critical");

    [Fact]
    public void A_label_that_comes_twice_is_refused()
    {
        Fails(
            Good with
            {
                Protected = [.. Good.Protected, (3L, TestCoseEnvelope.Text("application/vnd.cncf.notary.payload.v1+json"))],
            },
            "a key twice"
        );
        Fails(Good with { Protected = [.. Good.Protected, (Scheme, TestCoseEnvelope.Text("notary.x509"))] }, "twice");
        Fails(Good with { Unprotected = [("a", TestCoseEnvelope.Number(1)), ("a", TestCoseEnvelope.Number(1))] }, "twice");
        Fails(Good.Set("x", writer => Raw(writer, [0xa2, 1, 1, 1, 2])), "a key twice");
    }

    [Theory]
    [InlineData("c001")] // tag 0, a text in RFC 3339
    [InlineData("1a6a1d9f40")] // no tag
    [InlineData("c1fb41da876bd0000000")] // a fraction
    [InlineData("c1c11a6a1d9f40")] // a tag twice
    [InlineData("c21a6a1d9f40")]
    [InlineData("c11bffffffffffffffff")]
    [InlineData("c11b7fffffffffffffff")]
    public void A_time_that_is_not_whole_seconds_since_1970_is_refused(string time) =>
        Refused(Good.Set(SigningTime, writer => Raw(writer, Convert.FromHexString(time))));

    [Theory]
    [InlineData("00", true)]
    [InlineData("9f01ff")] // an array of indefinite length
    [InlineData("bf0101ff")]
    [InlineData("5f4101ff")]
    [InlineData("7f6161ff")]
    [InlineData("d8200001")] // a tag
    [InlineData("1801")] // 1 in two bytes
    [InlineData("190001")]
    [InlineData("61ff")] // text that is not UTF-8
    [InlineData("f801")] // a simple value in two bytes that fits in one
    [InlineData("fc")] // reserved
    [InlineData("fd")]
    [InlineData("fe")]
    [InlineData("ff")] // an end without a beginning
    [InlineData("a1800101")] // an array as a key
    [InlineData("a1410101")] // bytes as a key
    [InlineData("8181818181818181818181818181818181818181")]
    [InlineData("9b00000000ffffffff")]
    [InlineData("5bffffffffffffffff")]
    [InlineData("3bffffffffffffffff")]
    public void An_attribute_in_another_than_the_one_form_of_CBOR_is_refused(string value, bool isGood = false) =>
        Assert.Equal(isGood, (Good with { ProtectedBytes = ProtectedWith(Convert.FromHexString(value)) }).Judge().TryGet(out _, out _));

    [Fact]
    public void Trailing_data_and_a_protected_header_that_is_empty_are_refused()
    {
        Assert.Contains(
            "something follows",
            Envelopes.Refused((byte[])[.. Good.Encode(), 0], Envelopes.Cose).Message,
            StringComparison.Ordinal
        );
        Refused(Good with { ProtectedBytes = [] });
        Refused(Good with { ProtectedBytes = [0xa0] });
    }

    [Fact]
    public void A_payload_that_is_nil_is_refused()
    {
        var reader = new CborReader(Good.Encode());
        reader.ReadTag();
        reader.ReadStartArray();
        var (header, unprotected) = (reader.ReadEncodedValue(), reader.ReadEncodedValue());
        reader.SkipValue();
        byte[] detached = [0xd2, 0x84, .. header.Span, .. unprotected.Span, 0xf6, .. reader.ReadEncodedValue().Span];

        Assert.Contains("ByteString is missing", Envelopes.Refused(detached, Envelopes.Cose).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_vector_that_notation_signed_verifies()
    {
        var envelope = Envelopes.Verified(VectorEnvelopes.Single("x509-plain-cose"), Envelopes.Cose);

        Assert.Equal(SigningScheme.X509, envelope.Scheme);
        Assert.Single(envelope.Chain.Certificates);
    }

    private static void WriteEmptyArray(CborWriter writer)
    {
        writer.WriteStartArray(0);
        writer.WriteEndArray();
    }

    private static void Raw(CborWriter writer, byte[] value) => writer.WriteEncodedValue(value);

    // The map's head counts the entries; the writer would refuse the values.
    private static byte[] ProtectedWith(byte[] value)
    {
        var good = Good.Set("x", TestCoseEnvelope.Number(0));
        var reader = new CborReader(good.Encode());
        reader.ReadTag();
        reader.ReadStartArray();
        return [.. reader.ReadByteString()[..^1], .. value];
    }

    private static void Fails(TestCoseEnvelope envelope, string text) =>
        Assert.Contains(text, Refused(envelope).Message, StringComparison.Ordinal);

    private static Reason Refused(TestCoseEnvelope envelope)
    {
        var reason = envelope.Refused();
        Assert.Equal(ReasonCode.Integrity, reason.Code);
        return reason;
    }
}
