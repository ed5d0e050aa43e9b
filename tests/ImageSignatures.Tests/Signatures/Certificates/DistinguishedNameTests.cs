using ImageSignatures.Signatures;
using ImageSignatures.Signatures.Certificates;

namespace ImageSignatures.Tests.Signatures.Certificates;

public sealed class DistinguishedNameTests
{
    [Theory]
    [InlineData(@"OU\61", "OUa")]
    [InlineData(@"OU\=", "OU=")]
    public void An_escape_is_a_special_character_or_two_hexadecimal_digits(string type, string name) =>
        Assert.Equal("b", DistinguishedName.Parse($"C=US,ST=WA,O=a,{type}=b")[name]);

    [Theory]
    [InlineData("\\a\0")]
    [InlineData("\\\0\0")]
    [InlineData(@"\a")]
    [InlineData(@"\ga")]
    public void Any_other_escape_is_refused_as_notation_does(string escape) =>
        Assert.Throws<MalformedException>(() => DistinguishedName.Parse($"C=US,ST=WA,O=a,OU{escape}=b"));
}
