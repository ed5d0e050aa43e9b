using System.Security.Cryptography;
using EcsImageAuditor.Tests.Shared.Signatures.Builders;
using ImageSignatures.Signatures.Certificates;
using ImageSignatures.Signatures.Certificates.Extensions;
using ImageSignatures.Signatures.Timestamps;
using ImageSignatures.Verdicts;

namespace ImageSignatures.Tests.Signatures.Timestamps;

public sealed class TimestampTokenTests
{
    private const string Baseline = "0.4.0.2023.1.1";

    private static readonly TestTimestamp Good = TestTimestamp.By(TestChain.Timestamping());

    [Fact]
    public void A_token_of_a_trusted_authority_gives_its_time_and_its_chain()
    {
        var timestamp = Verified(Good);

        Assert.Equal(TestTimestamp.Moment, timestamp.Earliest);
        Assert.Equal(TestTimestamp.Moment, timestamp.Latest);
        Assert.Equal(
            ["CN=Test TSA", "CN=Test TSA CA", "CN=Test TSA Root"],
            timestamp.Chain.Certificates.Select(c => c.Subject.Split(',')[0])
        );
    }

    [Theory]
    [InlineData(null, "1.2.3.4", 0)]
    [InlineData(null, Baseline, 1)]
    [InlineData(0, Baseline, 1)]
    [InlineData(5, Baseline, 5)]
    [InlineData(5, "1.2.3.4", 5)]
    public void The_accuracy_widens_the_time(int? accuracy, string policy, int seconds)
    {
        var timestamp = Verified(Good with { Accuracy = accuracy, Policy = policy });

        Assert.Equal(TestTimestamp.Moment.AddSeconds(-seconds), timestamp.Earliest);
        Assert.Equal(TestTimestamp.Moment.AddSeconds(seconds), timestamp.Latest);
    }

    [Theory]
    [InlineData(-1, "its accuracy is negative or more than a day")]
    [InlineData(100_000, "its accuracy is negative or more than a day")]
    [InlineData(int.MaxValue, "its accuracy is negative or more than a day")]
    public void An_absurd_accuracy_is_refused(int accuracy, string text) => Fails(Good with { Accuracy = accuracy }, text);

    [Theory]
    [InlineData("2.16.840.1.101.3.4.2.2", nameof(HashAlgorithmName.SHA384))]
    [InlineData("2.16.840.1.101.3.4.2.3", nameof(HashAlgorithmName.SHA512))]
    public void Every_hash_of_SHA2_is_accepted(string oid, string name) =>
        Verified(Good with { Imprint = (oid, new HashAlgorithmName(name)), DigestAlgorithm = oid });

    [Fact]
    public void SHA1_is_refused_wherever_it_stands()
    {
        Fails(Good with { Imprint = ("1.3.14.3.2.26", HashAlgorithmName.SHA1) }, "its hash function");
        Fails(Good with { DigestAlgorithm = "1.3.14.3.2.26" }, "it is signed with none of");
        Fails(Good with { NamesCertificateBySha1 = true }, "do not name the signer's certificate by a hash of SHA-2");
    }

    [Fact]
    public void A_token_for_other_data_is_refused() => Fails(Good with { Data = [1, 2, 4] }, "for other data");

    [Fact]
    public void Another_version_content_or_way_to_name_the_signer_is_refused()
    {
        Fails(Good with { Version = 2 }, "its version is not 1");
        Fails(Good with { ContentType = "1.2.840.113549.1.7.1" }, "it is no timestamp token");
        Fails(
            Good with { IsNamedByKey = true, SignerVersion = 3 },
            "it is not a CMS of version 3 with one signer of version 1");
        Fails(Good with { IsNamedByKey = true }, "by something else than issuer and serial number");
        Fails(Good with { CmsVersion = 1 }, "it is not a CMS of version 3 with one signer of version 1");
        Fails(Good with { Signers = 2 }, "it is not a CMS of version 3 with one signer of version 1");
    }

    [Fact]
    public void A_token_without_certificates_or_intermediates_is_refused()
    {
        Fails(Good with { Certificates = [] }, "does not hold the certificate of its signer");
        Fails(Good with { Certificates = [Good.Encoded[0]] }, "no path leads");
    }

    [Fact]
    public void The_order_of_certificates_and_strangers_among_them_do_not_matter()
    {
        var stranger = TestCertificate.Authority(TestKey.NewP256(), "Stranger").SelfSigned();

        Verified(Good with { Certificates = [stranger, .. Good.Encoded.Reverse()] });
    }

    [Fact]
    public void A_stranger_with_the_name_of_the_issuer_does_not_hide_it()
    {
        var impostors = Enumerable
            .Range(0, 3)
            .Select(i =>
                (Good.Chain.Certificates[1] with { Key = TestKey.NewP256(), SerialNumber = [(byte)(9 + i)] }).IssuedBy(Good.Chain.Root)
            );

        Verified(Good with { Certificates = [.. impostors, .. Good.Encoded.SkipLast(1)] });
        Verified(Good with { Certificates = [.. Good.Encoded.SkipLast(1), .. impostors] });
    }

    [Fact]
    public void Very_many_certificates_are_refused_and_a_maze_of_them_ends()
    {
        var maze = Enumerable
            .Range(0, 14)
            .Select(i =>
                (
                    Good.Chain.Certificates[1] with
                    {
                        Subject = Good.Chain.Certificates[1].Subject,
                        SerialNumber = [(byte)(i + 1)],
                    }
                ).SelfSigned()
            );

        Fails(Good with { Certificates = [Good.Encoded[0], .. maze] }, "no path leads");
        Fails(Good with { Certificates = [Good.Encoded[0], .. maze, .. maze] }, "more than 16 certificates");
    }

    [Fact]
    public void An_authority_that_is_not_trusted_is_refused()
    {
        var other = TestTimestamp.By(TestChain.Timestamping()).Root;

        Assert.Contains("is not signed by the key of the next certificate", Refused(Good, [other]).Message, StringComparison.Ordinal);
        Assert.Contains("no path leads", Refused(Good, []).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_certificate_that_was_not_valid_at_the_time_is_refused()
    {
        Fails(Good with { Time = TestCertificate.DefaultNotAfter.AddSeconds(1) }, "was not valid at its time");
        Fails(With(1, ca => ca with { NotAfter = TestTimestamp.Moment.AddSeconds(-1) }), "was not valid at its time");
        Fails(With(2, ca => ca with { NotBefore = TestTimestamp.Moment.AddSeconds(1) }), "was not valid at its time");
    }

    [Fact]
    public void A_signing_time_outside_the_validity_is_refused()
    {
        Verified(Good with { SigningTime = TestTimestamp.Moment });
        Fails(Good with { SigningTime = TestCertificate.DefaultNotAfter.AddSeconds(1) }, "was not valid at the signing time in the token");
    }

    [Fact]
    public void The_chain_follows_the_rules_of_timestamping()
    {
        Fails(
            With(0, leaf => leaf.Set(TestExtension.ExtendedKeyUsage(true, "1.3.6.1.5.5.7.3.8", "1.3.6.1.5.5.7.3.3"))),
            "timeStamping as its only"
        );
        Fails(
            With(0, leaf => leaf.Set(TestExtension.KeyUsage(KeyUsages.DigitalSignature | KeyUsages.KeyCertSign))),
            "for more than digital signatures"
        );
        Fails(With(1, ca => ca.Set(TestExtension.BasicConstraints(false))), "is not a certificate authority");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_critical_extension_that_Go_does_not_know_is_refused(int index)
    {
        Fails(With(index, c => c.With(TestExtension.Unknown(isCritical: true))), "which is not supported in the chain of a timestamp");
        Verified(With(index, c => c.With(TestExtension.Unknown(isCritical: false))));
    }

    [Fact]
    public void Name_constraints_are_refused_only_where_there_are_names_to_constrain_or_Go_does_not_know_them()
    {
        var directoryName = new TestExtension("2.5.29.30", true, Convert.FromHexString("3008a0063004a4023000"));

        Verified(With(1, ca => ca.With(TestExtension.PermittedDnsName("example.com"))));
        Fails(With(1, ca => ca.With(directoryName)), "name constraints");
        Fails(
            With(
                1,
                ca => ca.With(TestExtension.PermittedDnsName("example.com")),
                leaf => leaf.With(TestExtension.DnsName("tsa.example.com"))
            ),
            "name constraints"
        );
        Fails(With(1, ca => ca.With(PolicyConstraints(isCritical: true))), "has policy constraints or mappings, which are not supported");
        Fails(With(1, ca => ca.With(PolicyConstraints(isCritical: false))), "has policy constraints or mappings, which are not supported");
    }

    [Fact]
    public void Garbage_and_trailing_data_are_refused()
    {
        var token = Good.Encode();
        foreach (
            var bytes in new byte[][] { [], [0x30], [0x30, 0], "timestamp"u8.ToArray(), [.. token, 0], token[..^1], new byte[200_000] }
        )
            Assert.Equal(ReasonCode.SigningTime, Refused(bytes, [Good.Root]).Code);
    }

    private static TestExtension PolicyConstraints(bool isCritical) =>
        new("2.5.29.36", isCritical, Convert.FromHexString("3003800100"));

    private static TestTimestamp With(
        int index,
        Func<TestCertificate, TestCertificate> change,
        Func<TestCertificate, TestCertificate>? leaf = null
    )
    {
        var chain = TestChain.Timestamping().Change(index, change);
        return TestTimestamp.By(leaf is null ? chain : chain.Change(0, leaf));
    }

    private static VerifiedTimestamp Verified(TestTimestamp token)
    {
        Assert.True(
            TimestampToken.Verify(token.Encode(), [1, 2, 3], [token.Root]).TryGet(out var timestamp, out var reason),
            reason?.Message
        );
        return timestamp;
    }

    private static void Fails(TestTimestamp token, string text) =>
        Assert.Contains(text, Refused(token, [token.Root]).Message, StringComparison.Ordinal);

    private static Reason Refused(TestTimestamp token, IReadOnlyCollection<Certificate> anchors) => Refused(token.Encode(), anchors);

    private static Reason Refused(byte[] token, IReadOnlyCollection<Certificate> anchors)
    {
        Assert.False(TimestampToken.Verify(token, [1, 2, 3], anchors).TryGet(out _, out var reason), "the timestamp was accepted");
        Assert.Equal(ReasonCode.SigningTime, reason.Code);
        return reason;
    }
}
