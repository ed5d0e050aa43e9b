using System.Formats.Asn1;
using EcsImageAuditor.Tests.Shared.Signatures.Builders;
using ImageSignatures.Signatures.Certificates;
using ImageSignatures.Verdicts;

namespace ImageSignatures.Tests.Signatures.Certificates;

public sealed class X509SubjectIdentityTests
{
    private static readonly Certificate Leaf = WithSubject("CN=Test Leaf,OU=Signing,O=Test,L=Seattle,ST=WA,C=US");

    [Theory]
    [InlineData("C=US,ST=WA,O=Test")]
    [InlineData(" C=US, ST=WA,  O=Test ")]
    [InlineData("C=US;ST=WA;O=Test")]
    [InlineData("O=Test,C=US,S=WA")]
    [InlineData("C = US, ST = WA, O = Test, CN = Test Leaf, OU=Signing, L=Seattle")]
    [InlineData(@"C=\55S,ST=WA,O=T\65st")]
    public void An_identity_matches_a_subject_that_has_all_its_attributes(string identity) => Assert.True(Parse(identity).Matches(Leaf));

    [Theory]
    [InlineData("C=US,ST=WA,O=test")]
    [InlineData("C=US,ST=WA,O=Tes")]
    [InlineData("C=US,ST=WA,O=Test,OU=Other")]
    [InlineData("C=US,ST=WA,O=Test,STREET=Main")]
    [InlineData("C=US,ST=WA,O=Test,cn=Test Leaf")]
    [InlineData(@"C=US,ST=WA,O=Test\ ")]
    public void An_identity_matches_no_other_subject(string identity) => Assert.False(Parse(identity).Matches(Leaf));

    [Theory]
    [InlineData("", "not of the form attribute=value")]
    [InlineData("C=US,ST=WA", "O is missing")]
    [InlineData("ST=WA,O=Test", "C is missing")]
    [InlineData("C=US,O=Test", "ST is missing")]
    [InlineData("c=US,ST=WA,O=Test", "C is missing")]
    [InlineData("C=US,ST=WA,O=Test,", "not of the form")]
    [InlineData("C=US,,ST=WA,O=Test", "not of the form")]
    [InlineData("C=US,ST=WA,O", "not of the form")]
    [InlineData("C=US,ST=WA,O=Test,O=Test2", "O comes twice")]
    [InlineData("C=US,ST=WA,S=WA,O=Test", "ST comes twice")]
    [InlineData("C=US+ST=WA,O=Test", "joined by \"+\"")]
    [InlineData("C=US,ST=WA,O=Test,CN=a+OU=b", "joined by \"+\"")]
    [InlineData("C=US,ST=WA,O=#0403", "=#")]
    [InlineData("C=US,ST=WA,O=a=#b", "=#")]
    [InlineData("C=US,ST=WA,O=Test,OU=", "no value")]
    [InlineData("C=US,ST=WA,O=Test,=x", "no name")]
    [InlineData(@"C=US,ST=WA,O=Test\", "backslash")]
    [InlineData(@"C=US,ST=WA,O=Test\zz", "backslash")]
    [InlineData(@"C=US,ST=WA,O=Test\4", "backslash")]
    [InlineData(@"C=US,ST=WA,O=\ff", "not UTF-8")]
    public void Anything_else_is_no_identity(string identity, string text)
    {
        Assert.False(X509SubjectIdentity.Parse(identity).TryGet(out _, out var reason));
        Assert.Equal(ReasonCode.Identity, reason.Code);
        Assert.Contains(text, reason.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_no_identity() =>
        Assert.False(X509SubjectIdentity.Parse("C=US,ST=WA,O=" + '\ud800').TryGet(out _, out _));

    [Theory]
    [InlineData(@"C=US,ST=WA,O=Acme\, Inc.", "Acme, Inc.")]
    [InlineData(@"C=US,ST=WA,O=a\+b\;c\\d\""e\<f\>g\=h", "a+b;c\\d\"e<f>g=h")]
    [InlineData(@"C=US,ST=WA,O=\ a\ ", " a ")]
    [InlineData(@"C=US,ST=WA,O=\#1", "#1")]
    [InlineData("C=US,ST=WA,O=Müller", "Müller")]
    [InlineData(@"C=US,ST=WA,O=M\c3\bcller", "Müller")]
    [InlineData("C=US,ST=WA,O=a=b", "a=b")]
    public void Escapes_stand_for_what_they_escape(string identity, string organization) =>
        Assert.True(Parse(identity).Matches(WithSubject(("2.5.4.6", "US"), ("2.5.4.8", "WA"), ("2.5.4.10", organization))));

    [Fact]
    public void Attributes_that_share_a_relative_name_match_as_if_each_had_its_own()
    {
        var identity = Parse("C=US, ST=WA, O=example");

        Assert.True(identity.Matches(WithSubject(
            [[("2.5.4.6", "US")], [("2.5.4.8", "WA")], [("2.5.4.10", "example"), ("2.5.4.3", "signer")]])));
        Assert.True(identity.Matches(WithSubject(
            [[("2.5.4.6", "US"), ("2.5.4.8", "WA"), ("2.5.4.10", "example")], [("2.5.4.3", "signer"), ("2.5.4.5", "7")]])));
    }

    [Fact]
    public void A_subject_that_notation_cannot_write_down_matches_nothing()
    {
        var identity = Parse("C=US,ST=WA,O=Test");
        (string, string)[] good = [("2.5.4.6", "US"), ("2.5.4.8", "WA"), ("2.5.4.10", "Test")];

        Assert.True(identity.Matches(WithSubject(good)));
        Assert.False(identity.Matches(WithSubject([.. good, ("0.9.2342.19200300.100.1.25", "example")])));
        Assert.False(identity.Matches(WithSubject([.. good, ("1.2.840.113549.1.9.1", "a@b.example")])));
        Assert.False(identity.Matches(WithSubject([.. good, ("2.5.4.10", "Other")])));
        Assert.False(identity.Matches(WithSubject([("2.5.4.10", "Other"), .. good])));
        Assert.False(identity.Matches(WithSubject([.. good, ("2.5.4.3", "a=#b")])));
        Assert.False(identity.Matches(WithSubject([.. good.Select(a => new[] { a }), [("2.5.4.11", "a"), ("2.5.4.11", "b")]])));
        Assert.False(identity.Matches(WithSubject(good[..2])));
    }

    [Theory]
    [InlineData("C=US,ST=WA,O=Test", "C=US,ST=WA,O=Test", true)]
    [InlineData("C=US,ST=WA,O=Test", "C=US,S=WA,O=Test,OU=a", true)]
    [InlineData("C=US,ST=WA,O=Test,OU=a", "C=US,ST=WA,O=Test", true)]
    [InlineData("C=US,ST=WA,O=Test,OU=a", "C=US,ST=WA,O=Test,OU=b", false)]
    [InlineData("C=US,ST=WA,O=Test,OU=a", "C=US,ST=WA,O=Test,CN=b", false)]
    [InlineData("C=US,ST=WA,O=Test", "C=US,ST=WA,O=Other,OU=a", false)]
    public void Identities_overlap_when_one_has_all_attributes_of_the_other(string one, string other, bool expected)
    {
        Assert.Equal(expected, Parse(one).Overlaps(Parse(other)));
        Assert.Equal(expected, Parse(other).Overlaps(Parse(one)));
    }

    private static X509SubjectIdentity Parse(string text)
    {
        Assert.True(X509SubjectIdentity.Parse(text).TryGet(out var identity, out var reason), reason?.Message);
        return identity;
    }

    private static Certificate WithSubject(string name) =>
        TestCertificate.Read((TestCertificate.Leaf(TestKey.NewP256()) with { Subject = TestCertificate.Name(name) }).SelfSigned());

    private static Certificate WithSubject(params (string Type, string Value)[] attributes) =>
        WithSubject([.. attributes.Select(a => new[] { a })]);

    private static Certificate WithSubject(IReadOnlyList<(string Type, string Value)[]> names) =>
        TestCertificate.Read((TestCertificate.Leaf(TestKey.NewP256()) with { Subject = Encode(names) }).SelfSigned());

    private static byte[] Encode(IReadOnlyList<(string Type, string Value)[]> names) => Der.Sequence(writer =>
    {
        foreach (var name in names)
        {
            using (writer.PushSetOf())
            {
                foreach (var (type, value) in name)
                {
                    using (writer.PushSequence())
                    {
                        writer.WriteObjectIdentifier(type);
                        writer.WriteCharacterString(UniversalTagNumber.UTF8String, value);
                    }
                }
            }
        }
    });
}
