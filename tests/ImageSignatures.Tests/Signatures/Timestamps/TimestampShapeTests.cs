using EcsImageAuditor.Tests.Shared.Signatures.Builders;
using ImageSignatures.Signatures.Timestamps;
using static EcsImageAuditor.Tests.Shared.Signatures.Builders.TestTimestampWriter;

namespace ImageSignatures.Tests.Signatures.Timestamps;

/// <summary>Timestamp tokens that other readers of CMS accept and notation refuses, and the other way round.</summary>
public sealed class TimestampShapeTests
{
    private static readonly TestTimestamp Good = TestTimestamp.By(TestChain.Timestamping());

    [Fact]
    public void Lengths_may_take_more_bytes_than_they_need_and_must_be_there()
    {
        var token = Good.Encode();
        var content = token[4..];

        Assert.Null(Fault([0x30, 0x84, 0, 0, token[2], token[3], .. content]));
        Assert.Contains("indefinite length", Fault([0x30, 0x80, .. content, 0, 0]), StringComparison.Ordinal);
        Assert.Contains("takes more than four bytes", Fault([0x30, 0x85, 0, 0, 0, token[2], token[3], .. content]), StringComparison.Ordinal);
        Assert.Contains("something follows it", Fault([.. token, 0]), StringComparison.Ordinal);
        Assert.Contains("nested more than 64 deep", Fault(Nested(65)), StringComparison.Ordinal);
    }

    [Fact]
    public void Content_in_pieces_is_refused() =>
        Fails(
            Good with { WriteContent = (writer, bytes) => writer.WriteEncodedValue(Wrapped(0x24, [.. Wrapped(4, bytes[..9]), .. Wrapped(4, bytes[9..])])) },
            "its content comes in pieces");

    [Fact]
    public void Revocation_lists_and_attribute_certificates_inside_are_refused()
    {
        Fails(Good with { RevocationLists = [0xa1, 2, 0x30, 0] }, "it holds revocation lists");
        Fails(Good with { Certificates = [.. Good.Encoded, [0xa1, 3, 2, 1, 1]] }, "such as an attribute certificate");
        Verified(Good with { RevocationLists = [0xa1, 0] });
    }

    [Fact]
    public void Signed_attributes_may_stand_in_any_order_and_are_signed_in_that_of_DER()
    {
        var more = Good with { Attributes = [Attribute("1.2.3", [5, 0])], Arrange = attributes => attributes.Reverse() };

        Verified(more);
        Fails(
            more with { Arrange = attributes => attributes.OrderByDescending(a => a.Length), SignsAsArranged = true },
            "it is not signed by the certificate that it names");
    }

    [Theory]
    [InlineData("1.2.840.113549.1.1.1", null)]
    [InlineData("1.2.840.113549.1.1.11", null)]
    [InlineData("1.2.840.113549.1.1.5", "an algorithm that is not supported (1.2.840.113549.1.1.5)")]
    [InlineData("1.2.840.10045.2.1", "an algorithm that is not supported (1.2.840.10045.2.1)")]
    [InlineData("1.2.840.10045.4.3.2", "it is not signed by the certificate that it names")]
    [InlineData("1.2.840.113549.1.1.10", "it is not signed by the certificate that it names")]
    public void The_algorithm_is_one_that_notation_knows(string algorithm, string? text)
    {
        var token = Good with { SignatureAlgorithm = algorithm };
        if (text is null)
            Verified(token);
        else
            Fails(token, text);
    }

    [Fact]
    public void Critical_alternative_names_have_to_be_of_a_form_that_notation_knows()
    {
        Fails(By(Names(true, [0xa4, 2, 0x30, 0])), "has critical alternative names");
        Fails(By(Names(true)), "has critical alternative names");
        Verified(By(Names(false, [0xa4, 2, 0x30, 0])));
        Verified(By(Names(true, [0x88, 2, 0x2a, 3], [0x82, 1, 0x61])));
    }

    [Theory]
    [InlineData("20260601120005.5Z", true)]
    [InlineData("20260601140005+0200", true)]
    [InlineData("20260601120005.50Z", false)]
    [InlineData("20260601120005+0000", false)]
    [InlineData("20260601120005", false)]
    [InlineData("202606011200Z", false)]
    [InlineData("20260601120005.1234567891Z", false)]
    public void The_time_is_read_as_Go_reads_it(string text, bool isGood)
    {
        var token = Good with { EncodedTime = Wrapped(0x18, System.Text.Encoding.ASCII.GetBytes(text)) };
        if (isGood)
            Verified(token);
        else
            Fails(token, "a time is not of the form");
    }

    [Fact]
    public void A_time_between_two_ticks_counts_as_both()
    {
        var timestamp = Verified(Good with { EncodedTime = Wrapped(0x18, "20260601120005.000000001Z"u8.ToArray()) });

        Assert.Equal(TestTimestamp.Moment, timestamp.Earliest);
        Assert.Equal(TestTimestamp.Moment.AddTicks(1), timestamp.Latest);
    }

    [Fact]
    public void The_first_way_to_a_root_decides_as_in_notation()
    {
        // Two roots of one name and key: the one with the identifier that the authority names is tried first.
        var root = Good.Chain.Root;
        var named = (root.With(new TestExtension("2.5.29.14", false, [4, 1, 7])) with { SerialNumber = [11] }).Without("2.5.29.15");
        var chain = Good.Chain.Change(1, ca => ca.With(new TestExtension("2.5.29.35", false, [0x30, 3, 0x80, 1, 7])));
        var token = TestTimestamp.By(chain);
        var first = TestCertificate.Read(named.SelfSigned());

        Assert.Null(Fault((token with { }).Encode(), token.Root));
        Assert.Contains("has no key usage extension", Fault(token.Encode(), token.Root, first), StringComparison.Ordinal);
    }

    private static byte[] Nested(int depth) =>
        Enumerable.Range(0, depth).Aggregate<int, byte[]>([], (inner, _) => Wrapped(0x30, inner));

    private static TestExtension Names(bool isCritical, params byte[][] names) =>
        new("2.5.29.17", isCritical, Wrapped(0x30, [.. names.SelectMany(name => name)]));

    private static TestTimestamp By(TestExtension extension) =>
        TestTimestamp.By(TestChain.Timestamping().Change(0, leaf => leaf.With(extension)));

    private static VerifiedTimestamp Verified(TestTimestamp token)
    {
        Assert.True(
            TimestampToken.Verify(token.Encode(), [1, 2, 3], [token.Root]).TryGet(out var timestamp, out var reason),
            reason?.Message);
        return timestamp;
    }

    private static void Fails(TestTimestamp token, string text) =>
        Assert.Contains(text, Fault(token.Encode(), token.Root), StringComparison.Ordinal);

    private static string? Fault(byte[] token) => Fault(token, Good.Root);

    private static string? Fault(byte[] token, params ImageSignatures.Signatures.Certificates.Certificate[] anchors) =>
        TimestampToken.Verify(token, [1, 2, 3], anchors).TryGet(out _, out var reason) ? null : reason.Message;
}
