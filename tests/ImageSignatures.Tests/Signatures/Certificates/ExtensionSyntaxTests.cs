using System.Text;
using EcsImageAuditor.Tests.Shared.Signatures.Builders;
using static EcsImageAuditor.Tests.Shared.Signatures.Builders.TestTimestampWriter;

namespace ImageSignatures.Tests.Signatures.Certificates;

/// <summary>Extensions that Go, with which notation reads certificates, takes or refuses.</summary>
public sealed class ExtensionSyntaxTests
{
    private const byte Email = 0x81;
    private const byte Dns = 0x82;
    private const byte Url = 0x86;

    private static readonly TestCertificate Leaf = TestCertificate.Leaf(TestKey.NewP256());

    [Theory]
    [InlineData(Dns, "", true)]
    [InlineData(Dns, ".example.com", true)]
    [InlineData(Dns, "*.a", true)]
    [InlineData(Dns, ".", false)]
    [InlineData(Dns, "a.", false)]
    [InlineData(Dns, "a..b", false)]
    [InlineData(Dns, "a b", false)]
    [InlineData(Dns, "é", false)]
    [InlineData(Url, "1.2.3.4", false)]
    [InlineData(Url, "1.2.3.04", true)]
    [InlineData(Url, "::1", false)]
    [InlineData(Url, "::ffff:1.2.3.4", false)]
    [InlineData(Url, "example.com", true)]
    [InlineData(Email, "example.com", true)]
    [InlineData(Email, "a@b", true)]
    [InlineData(Email, "a.b+c@d", true)]
    [InlineData(Email, "\"a b\"@c", true)]
    [InlineData(Email, "\"a\\\"b\"@c", true)]
    [InlineData(Email, "@b", false)]
    [InlineData(Email, ".a@b", false)]
    [InlineData(Email, "a..b@c", false)]
    [InlineData(Email, "a b@c", false)]
    [InlineData(Email, "a@b@c", true)]
    [InlineData(Email, "a@b.", false)]
    public void A_constraint_of_names(byte form, string text, bool isRead) =>
        Reads(new TestExtension("2.5.29.30", true, Constraint(Wrapped(form, Encoding.UTF8.GetBytes(text)))), isRead);

    [Theory]
    [InlineData("0a000000ff000000", true)]
    [InlineData("0a000000ff00ff00", false)]
    [InlineData("0a000000", false)]
    [InlineData("", false)]
    public void A_constraint_of_addresses(string hex, bool isRead) =>
        Reads(new TestExtension("2.5.29.30", true, Constraint(Wrapped(0x87, Convert.FromHexString(hex)))), isRead);

    [Theory]
    [InlineData("2.5.29.30", "3000", false)]
    [InlineData("2.5.29.30", "3002a000", false)]
    [InlineData("2.5.29.30", "3009a0053003820161a100", true)]
    [InlineData("2.5.29.30", "300ea1053003820161a0053003820161", false)]
    [InlineData("2.5.29.30", "300780053003820161", false)]
    [InlineData("2.5.29.19", "300d0101ff02087fffffffffffffff", true)]
    [InlineData("2.5.29.19", "300e0101ff0209008000000000000000", false)]
    [InlineData("2.5.29.19", "30060101ff0201ff", false)]
    [InlineData("2.5.29.36", "300a80087fffffffffffffff", true)]
    [InlineData("2.5.29.36", "300b8009010000000000000000", false)]
    [InlineData("2.5.29.54", "02087fffffffffffffff", true)]
    [InlineData("2.5.29.54", "0209010000000000000000", false)]
    [InlineData("2.5.29.35", "3003800101", true)]
    [InlineData("2.5.29.37", "3000", false)]
    [InlineData("2.5.29.17", "3002a400", true)]
    [InlineData("2.5.29.17", "30039f1f00", false)]
    [InlineData("1.3.6.1.5.5.7.1.1", "300c300a06082b06010505073001", true)]
    public void An_extension(string type, string hex, bool isRead) =>
        Reads(new TestExtension(type, false, Convert.FromHexString(hex)), isRead);

    [Theory]
    [InlineData(0x17, "2001010000Z", true)]
    [InlineData(0x17, "200101000000Z", true)]
    [InlineData(0x17, "200101000000+0100", true)]
    [InlineData(0x17, "200101000000+0000", false)]
    [InlineData(0x17, "200101000000", false)]
    [InlineData(0x17, "200230000000Z", false)]
    [InlineData(0x17, "200101000000.5Z", false)]
    [InlineData(0x18, "20200101000000Z", true)]
    [InlineData(0x18, "202001010000Z", false)]
    [InlineData(0x18, "20200101000000.5Z", false)]
    public void A_time(byte tag, string text, bool isRead) =>
        Reads(Leaf with { Validity = Wrapped(0x30, [.. Wrapped(tag, Encoding.ASCII.GetBytes(text)), .. Wrapped(0x17, "450101000000Z"u8.ToArray())]) }, isRead);

    [Theory]
    [InlineData("491231235959Z", 2049)]
    [InlineData("500101000000Z", 1950)]
    [InlineData("690101000000Z", 1969)]
    public void Two_digits_of_a_year_reach_from_1950_to_2049(string text, int year)
    {
        var times = Wrapped(0x30, [.. Wrapped(0x17, Encoding.ASCII.GetBytes(text)), .. Wrapped(0x17, "450101000000Z"u8.ToArray())]);

        Assert.Equal(year, TestCertificate.Read((Leaf with { Validity = times }).SelfSigned()).NotBefore.Year);
    }

    [Fact]
    public void A_URL_of_a_revocation_list_is_read_behind_other_names_and_whatever_its_characters()
    {
        var list = new TestExtension("2.5.29.31", false, Convert.FromHexString("300d300ba009a007a40230008601" + "e9"));

        Assert.Equal(["é"], TestCertificate.Read(Leaf.With(list).SelfSigned()).Extensions.CrlUrls);
    }

    private static byte[] Constraint(byte[] name) => Wrapped(0x30, Wrapped(0xa0, Wrapped(0x30, name)));

    private static void Reads(TestExtension extension, bool isRead) => Reads(Leaf.With(extension), isRead);

    private static void Reads(TestCertificate certificate, bool isRead)
    {
        if (isRead)
            TestCertificate.Read(certificate.SelfSigned());
        else
            TestCertificate.Refused(certificate.SelfSigned());
    }
}
