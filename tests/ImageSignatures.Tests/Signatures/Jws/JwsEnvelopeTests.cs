using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using EcsImageAuditor.Tests.Shared.Signatures.Builders;
using ImageSignatures.Signatures;
using ImageSignatures.Verdicts;

namespace ImageSignatures.Tests.Signatures.Jws;

public sealed class JwsEnvelopeTests
{
    private static readonly TestEnvelope Good = TestEnvelope.OfX509(TestChain.OfOne(TestKey.NewP256()));

    [Theory]
    [InlineData("RSA2048")]
    [InlineData("RSA3072")]
    [InlineData("RSA4096")]
    [InlineData("P256")]
    [InlineData("P384")]
    [InlineData("P521")]
    public void Every_algorithm_of_the_specification_verifies(string key)
    {
        var envelope = TestEnvelope.OfSigningAuthority(TestChain.WithLeaf(TestKey.Named(key))).Verified();

        Assert.Equal(SigningScheme.X509SigningAuthority, envelope.Scheme);
        Assert.Equal(TestEnvelope.SigningTime, envelope.SigningTime);
        Assert.Equal(TestEnvelope.SigningTime.AddMonths(6), envelope.Expiry);
        Assert.Equal(TestEnvelope.Digest, envelope.Target.Digest.ToString());
        Assert.Equal(4, envelope.Chain.Certificates.Count);
    }

    [Fact]
    public void A_plain_signature_has_no_authentic_time_and_no_plugin()
    {
        var envelope = Good.Verified();

        Assert.Equal(SigningScheme.X509, envelope.Scheme);
        Assert.Equal(TestEnvelope.SigningTime, envelope.SigningTime);
        Assert.Null(envelope.AuthenticSigningTime);
        Assert.Null(envelope.Expiry);
        Assert.Null(envelope.Plugin);
        Assert.Empty(envelope.ExtendedAttributes);
        Assert.True(envelope.TimestampToken.IsEmpty);
    }

    [Fact]
    public void A_timestamp_token_is_handed_on_as_it_is()
    {
        var envelope = (Good with { Unprotected = new JsonObject { ["io.cncf.notary.timestampSignature"] = "AQID" } }).Verified();

        Assert.Equal([1, 2, 3], envelope.TimestampToken.ToArray());
        Assert.Equal(64, envelope.Signature.Length);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("HS256")]
    [InlineData("RS256")]
    [InlineData("ES384")]
    [InlineData("PS256")]
    [InlineData("es256")]
    [InlineData("")]
    public void Another_algorithm_than_that_of_the_key_is_refused(string algorithm) =>
        Assert.Contains(
            "its algorithm is not ES256",
            Good.Change(header => header["alg"] = algorithm).Refused().Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_signature_of_another_key_is_refused()
    {
        var other = TestKey.NewP256();

        Assert.Contains(
            "the signature was not made",
            (Good with { Sign = other.SignEnvelope }).Refused().Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void An_ecdsa_signature_in_der_is_refused()
    {
        var key = Good.Chain.Leaf.Key;
        var envelope = Good with
        {
            Sign = data => key.Ecdsa.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence),
        };

        Assert.Contains("the signature was not made", envelope.Refused().Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(32, true)]
    [InlineData(20, false)]
    [InlineData(0, false)]
    [InlineData(64, false)]
    public void A_pss_salt_is_as_long_as_the_hash_or_refused(int length, bool isGood)
    {
        var key = TestKey.Rsa2048;
        var envelope = TestEnvelope.OfX509(TestChain.OfOne(key)) with { Sign = data => PssSignature.Sign(key.Rsa, data, length) };

        Assert.Equal(isGood, envelope.Judge().TryGet(out _, out _));
    }

    [Theory]
    [InlineData("payload")]
    [InlineData("protected")]
    [InlineData("header")]
    [InlineData("signature")]
    public void A_missing_member_is_refused(string name)
    {
        var json = Good.ToJson();
        json.Remove(name);

        Assert.Contains(name, Refused(json).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("extra")]
    [InlineData("PAYLOAD")]
    [InlineData("signatures")]
    [InlineData("\u017fignature")]
    public void A_member_beyond_the_four_is_refused(string name)
    {
        var json = Good.ToJson();
        json[name] = "AAAA";

        Assert.Contains("there may only be payload, protected, header, signature", Refused(json).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("payload", "+/==")]
    [InlineData("payload", "AA\nAA")]
    [InlineData("payload", "A")]
    [InlineData("signature", "")]
    [InlineData("protected", "")]
    [InlineData("protected", "AAAA.AAAA")]
    public void Text_that_is_not_base64url_or_empty_is_refused(string name, string text)
    {
        var json = Good.ToJson();
        json[name] = text;

        Refused(json);
    }

    [Fact]
    public void Padding_and_loose_bits_in_the_signature_are_refused()
    {
        var json = Good.ToJson();
        var signature = json["signature"]!.GetValue<string>();
        json["signature"] = signature + "==";
        Assert.Contains("is not base64url without padding", Refused(json).Message, StringComparison.Ordinal);

        // 64 bytes fill 85 characters and two bits; the last four bits of the last character say nothing.
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        json["signature"] = signature[..^1] + Alphabet[Alphabet.IndexOf(signature[^1], StringComparison.Ordinal) + 1];
        Assert.Contains("is not base64url without padding", Refused(json).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("X5C")]
    [InlineData("io.cncf.notary.TimestampSignature")]
    [InlineData("IO.cncf.notary.timestampSignature")]
    [InlineData("io.cncf.notary.time\u017ftampSignature")]
    public void A_variant_of_an_unprotected_header_is_refused(string name)
    {
        var envelope = Good with { Unprotected = new JsonObject { [name] = "AAAA" } };

        Assert.Contains("which can be taken for", envelope.Refused().Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("io.cncf.notary.signingAgent")]
    [InlineData("io.cncf.notary.SigningAgent")]
    public void The_agent_is_any_text_in_any_spelling(string name)
    {
        (Good with { Unprotected = new JsonObject { [name] = "\u0000 anything" } }).Verified();
        Assert.Contains(
            "is not a string",
            (Good with { Unprotected = new JsonObject { [name] = 1 } }).Refused().Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void An_unknown_unprotected_header_means_nothing() =>
        (Good with { Unprotected = new JsonObject { ["kid"] = 7, ["io.cncf.notary.timestamp"] = new JsonObject() } }).Verified();

    [Fact]
    public void Certificates_that_are_no_base64_no_certificates_or_missing_are_refused()
    {
        foreach (
            var x5c in new JsonNode?[]
            {
                null,
                new JsonArray(),
                new JsonArray("%%"),
                new JsonArray("AAAA"),
                new JsonArray(1),
                new JsonArray((JsonNode?)null),
                "AAAA",
            }
        )
        {
            var json = Good.ToJson();
            json["header"]!["x5c"] = x5c;
            Refused(json);
        }
    }

    [Fact]
    public void More_certificates_than_a_chain_can_have_are_refused()
    {
        var certificates = Enumerable.Repeat(Good.Chain.Encode()[0], 17).ToList();

        Assert.Contains(
            "more than 16 certificates",
            (Good with { Certificates = certificates }).Refused().Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Trailing_data_a_byte_order_mark_and_comments_are_refused()
    {
        var text = Encoding.UTF8.GetString(Good.Encode());
        foreach (
            var changed in new[] { text + " {}", text + "x", "\ufeff" + text, "/* */" + text, text[..^1] + ",}", "[" + text + "]", "" }
        )
            Assert.Equal(ReasonCode.Integrity, Envelopes.Refused(Encoding.UTF8.GetBytes(changed), Envelopes.Jws).Code);

        Envelopes.Verified(Encoding.UTF8.GetBytes(" \r\n" + text + "\t\n"), Envelopes.Jws);
    }

    [Fact]
    public void An_envelope_of_an_unknown_type_is_unsupported() =>
        Assert.Equal(ReasonCode.UnsupportedSignature, Envelopes.Refused(Good.Encode(), "application/pgp-signature").Code);

    [Fact]
    public void A_huge_envelope_is_refused_unread() =>
        Assert.Contains(
            "longer than",
            Envelopes.Refused(new byte[SignatureEnvelope.MaxLength + 1], Envelopes.Jws).Message,
            StringComparison.Ordinal
        );

    private static Reason Refused(JsonObject json)
    {
        var reason = Envelopes.Refused(JsonSerializer.SerializeToUtf8Bytes(json), Envelopes.Jws);
        Assert.Equal(ReasonCode.Integrity, reason.Code);
        return reason;
    }
}
