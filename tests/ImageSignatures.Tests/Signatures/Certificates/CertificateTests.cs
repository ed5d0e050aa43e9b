using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;
using EcsImageAuditor.Tests.Shared.Signatures.Builders;
using ImageSignatures.Signatures.Asn1;
using ImageSignatures.Signatures.Certificates;

namespace ImageSignatures.Tests.Signatures.Certificates;

public sealed class CertificateTests
{
    private static readonly TestCertificate Leaf = TestCertificate.Leaf(TestKey.NewP256());

    [Fact]
    public void It_is_read_as_dotnet_reads_it()
    {
        var issuer = TestCertificate.Authority(TestKey.Rsa2048, "Issuer");
        var der = Leaf.With(TestExtension.Ocsp("http://ocsp.example/"), TestExtension.Crl("http://crl.example/1", "http://crl.example/2"))
            .IssuedBy(issuer);
        using var expected = X509CertificateLoader.LoadCertificate(der);

        var certificate = TestCertificate.Read(der);

        Assert.Equal(expected.NotBefore.ToUniversalTime(), certificate.NotBefore.UtcDateTime);
        Assert.Equal(expected.NotAfter.ToUniversalTime(), certificate.NotAfter.UtcDateTime);
        Assert.Equal(expected.SubjectName.RawData, certificate.SubjectName.RawData.ToArray());
        Assert.Equal(expected.IssuerName.RawData, certificate.IssuerName.RawData.ToArray());
        Assert.Equal(expected.SerialNumberBytes.ToArray(), certificate.SerialNumber.ToArray());
        Assert.Equal("CN=Test Leaf,OU=Signing,O=Test,L=Seattle,ST=WA,C=US", certificate.Subject);
        Assert.Equal(["http://ocsp.example/"], certificate.Extensions.OcspUrls);
        Assert.Equal(["http://crl.example/1", "http://crl.example/2"], certificate.Extensions.CrlUrls);
    }

    [Theory]
    [InlineData("aws-signer-notation-root.crt")]
    [InlineData("aws-us-gov-signer-notation-root.crt")]
    public void The_roots_of_AWS_Signer_are_read_and_signed_themselves(string file)
    {
        using var pem = X509CertificateLoader.LoadCertificateFromFile(Path.Combine(AppContext.BaseDirectory, "Data", "certificates", file));

        var root = TestCertificate.Read(pem.RawData);

        Assert.True(root.IsCertificateAuthority);
        Assert.True(root.IsSelfSigned());
    }

    [Fact]
    public void Years_beyond_2049_are_read() =>
        Assert.Equal(
            2122,
            TestCertificate.Read((Leaf with { NotAfter = new(2122, 1, 1, 0, 0, 0, TimeSpan.Zero) }).SelfSigned()).NotAfter.Year
        );

    [Theory]
    [InlineData(0, "something follows the last field")]
    [InlineData(1, "something follows the last field")]
    [InlineData(3, "its version is not one of 1, 2 and 3")]
    [InlineData(255, "its version is not one of 1, 2 and 3")]
    public void Extensions_are_of_version_3(int version, string text) =>
        Assert.Contains(
            text,
            TestCertificate.Refused((Leaf with { Version = version }).SelfSigned()).Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Older_versions_are_read_and_fit_no_chain(int version)
    {
        var old = TestCertificate.Read((Leaf with { Version = version, Extensions = [] }).SelfSigned());

        Assert.False(CertificateChain.Verify([old], ChainPurpose.CodeSigning).TryGet(out _, out _));
    }

    [Fact]
    public void A_negative_serial_number_is_refused() =>
        Assert.Contains(
            "negative",
            TestCertificate.Refused((Leaf with { SerialNumber = [0x80] }).SelfSigned()).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Two_different_algorithms_are_refused() =>
        Assert.Contains(
            "two different signature algorithms",
            TestCertificate.Refused((Leaf with { InnerAlgorithm = TestAlgorithm.EcdsaSha384 }).SelfSigned()).Message,
            StringComparison.Ordinal);

    [Fact]
    public void An_extension_that_comes_twice_is_refused() =>
        Assert.Contains(
            "comes twice",
            TestCertificate.Refused(Leaf.With(Leaf.Extensions[0]).SelfSigned()).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Trailing_data_and_a_length_in_more_bytes_than_needed_are_refused()
    {
        var der = Leaf.SelfSigned();

        TestCertificate.Refused([.. der, 0]);
        Assert.Equal([0x30, 0x82], der[..2]);
        TestCertificate.Refused([0x30, 0x83, 0, .. der[2..]]);
    }

    [Theory]
    [InlineData("2.5.29.14", true, "0400")] // a critical subject key identifier
    [InlineData("2.5.29.14", false, "0500")]
    [InlineData("2.5.29.35", true, "3000")] // a critical authority key identifier
    [InlineData("2.5.29.35", false, "0400")]
    [InlineData("1.3.6.1.5.5.7.1.1", true, "3000")] // a critical authority information access
    [InlineData("2.5.29.17", false, "30038201ff")] // a DNS name that is not ASCII
    [InlineData("2.5.29.17", false, "30058703010203")] // an IP address of three bytes
    [InlineData("2.5.29.19", false, "30030201ff")] // a negative path length
    [InlineData("2.5.29.30", true, "3000")] // empty name constraints
    [InlineData("2.5.29.30", true, "3002a000")]
    [InlineData("2.5.29.32", false, "300c300406022a03300406022a03")] // a policy twice
    [InlineData("2.5.29.37", false, "3000")] // no purpose at all
    [InlineData("2.5.29.31", false, "3000ff")]
    public void A_malformed_extension_is_refused_as_notation_does(string type, bool isCritical, string value) =>
        TestCertificate.Refused(Leaf.With(new TestExtension(type, isCritical, Convert.FromHexString(value))).SelfSigned());

    [Theory]
    [InlineData("R&D *", UniversalTagNumber.PrintableString, true)]
    [InlineData("R@D", UniversalTagNumber.PrintableString, false)]
    [InlineData("Müller", UniversalTagNumber.T61String, true)]
    [InlineData("Müller", UniversalTagNumber.UTF8String, true)]
    [InlineData("Müller", UniversalTagNumber.BMPString, true)]
    [InlineData("\ud83d\ude00", UniversalTagNumber.BMPString, false)]
    [InlineData("12 3", UniversalTagNumber.NumericString, true)]
    [InlineData("a", UniversalTagNumber.NumericString, false)]
    [InlineData("a", UniversalTagNumber.VisibleString, false)]
    [InlineData("\u0001", UniversalTagNumber.Integer, false)]
    public void Strings_of_names_are_read_as_their_type_allows(string text, UniversalTagNumber type, bool isGood)
    {
        var bytes = type switch
        {
            UniversalTagNumber.BMPString => System.Text.Encoding.BigEndianUnicode.GetBytes(text),
            UniversalTagNumber.T61String => System.Text.Encoding.Latin1.GetBytes(text),
            _ => System.Text.Encoding.UTF8.GetBytes(text),
        };
        var leaf = Leaf with { Subject = CommonName([(byte)type, (byte)bytes.Length, .. bytes]) };

        if (isGood)
            Assert.Equal($"CN={text}", TestCertificate.Read(leaf.SelfSigned()).Subject);
        else
            TestCertificate.Refused(leaf.SelfSigned());
    }

    [Fact]
    public void A_name_cannot_forge_lines_of_a_log_nor_flood_it()
    {
        var hostile = "a\r\n\u2028\u202eb" + new string('x', 9_000);
        var subject = TestCertificate.Read((Leaf with { Subject = TestCertificate.Name($"CN=\"{hostile}\"") }).SelfSigned()).Subject;

        Assert.DoesNotContain(subject, c => char.IsControl(c) || c is '\u2028' or '\u202e');
        Assert.InRange(subject.Length, 1, 250);
    }

    [Fact]
    public void A_key_off_its_curve_is_refused()
    {
        var info = (byte[])Leaf.Key.Info.Clone();
        info[^1] ^= 1;

        Assert.Contains(
            "not a point of its curve",
            TestCertificate.Refused((Leaf with { KeyInfo = info }).SelfSigned()).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_on_a_curve_that_notation_cannot_read_is_refused()
    {
        var brainpool = Leaf with { Key = TestKey.NewBrainpool() };

        Assert.Contains("an elliptic curve is not one of", TestCertificate.Refused(brainpool.SelfSigned()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, 65)] // the form for compressed points
    [InlineData(4, 33)]
    [InlineData(4, 97)]
    [InlineData(0, 1)]
    public void A_key_that_is_no_uncompressed_point_of_its_curve_is_refused(byte form, int length)
    {
        byte[] point = [form, .. new byte[length - 1]];
        var info = KeyInfo("1.2.840.10045.2.1", writer => writer.WriteObjectIdentifier("1.2.840.10045.3.1.7"), point);

        Assert.Contains(
            "uncompressed point",
            TestCertificate.Refused((Leaf with { KeyInfo = info }).SelfSigned()).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_key_of_an_unknown_kind_is_read_and_verifies_nothing()
    {
        var certificate = TestCertificate.Read((Leaf with { KeyInfo = KeyInfo("1.3.101.112", _ => { }, new byte[32]) }).SelfSigned());

        Assert.False(certificate.IsSelfSigned());
        Assert.Null(certificate.Key.EnvelopeAlgorithm);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void An_RSA_key_whose_exponent_is_even_or_below_3_is_read_and_verifies_nothing(int exponent)
    {
        var modulus = TestKey.Rsa2048.Rsa.ExportParameters(false).Modulus!;
        var key = Der.Sequence(writer =>
        {
            writer.WriteIntegerUnsigned(modulus);
            writer.WriteInteger(exponent);
        });
        var info = KeyInfo("1.2.840.113549.1.1.1", writer => writer.WriteNull(), key);

        var certificate = TestCertificate.Read((Leaf with { KeyInfo = info }).SelfSigned());

        Assert.Equal(KeyType.Unsupported, certificate.Key.Type);
        Assert.False(certificate.IsSelfSigned());
    }

    private static byte[] KeyInfo(string type, Action<AsnWriter> parameters, byte[] key) => Der.Sequence(writer =>
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(type);
            parameters(writer);
        }

        writer.WriteBitString(key);
    });

    private static byte[] CommonName(byte[] value) => Der.Sequence(writer =>
    {
        using (writer.PushSetOf())
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier("2.5.4.3");
            writer.WriteEncodedValue(value);
        }
    });
}
