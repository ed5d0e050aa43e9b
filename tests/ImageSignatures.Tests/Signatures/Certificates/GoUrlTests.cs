using ImageSignatures.Signatures.Asn1.Names;

namespace ImageSignatures.Tests.Signatures.Certificates;

/// <summary>What Go's reader of certificates says of a URL in an alternative name.</summary>
public sealed class GoUrlTests
{
    [Theory]
    [InlineData("https://[2001:db8::1]/")]
    [InlineData("http://[fe80::1]/x")]
    [InlineData("https://[::1]:8443/x")]
    [InlineData("ldap://dc.example.com/CN=Some CA,DC=example")]
    [InlineData("example.com")]
    [InlineData("https://[::ffff:192.0.2.1]/")]
    [InlineData("https://[fe80::1%25en0]/")]
    [InlineData("ldap:///CN=CA?certificateRevocationList?base")]
    [InlineData("https://*.example.com/")]
    [InlineData("https://example.com/{tenant}")]
    [InlineData("http:///x")]
    [InlineData("file:/etc/x")]
    [InlineData("spiffe://example.org/ns/default/sa/x")]
    [InlineData("urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6")]
    [InlineData("mailto:a b@example.com")]
    [InlineData("https://user:pass@example.com:8443/a?b=c#d")]
    [InlineData("https://example.com:/")]
    [InlineData("")]
    [InlineData("/x")]
    [InlineData("https://ex_ample.com/%20")]
    public void Go_takes(string url) => Assert.True(GoUrl.IsValid(url));

    [Theory]
    [InlineData("https://example.com./")]
    [InlineData("https://.example.com/")]
    [InlineData("https://a..b/")]
    [InlineData("https://exa mple.com/")]
    [InlineData("https://example.com/%zz")]
    [InlineData("https://example.com:port/")]
    [InlineData("https://[::1/")]
    [InlineData("https://x[::1]/")]
    [InlineData("https://[]/")]
    [InlineData("https://[192.0.2.1]/")]
    [InlineData("https://[::ffff:192.0.2.01]/")]
    [InlineData("https://[fe80::1%25]/")]
    [InlineData("https://[fe80::1%25a%20b]/")]
    [InlineData("https://[::1]x/")]
    [InlineData("https://{tenant}.example.com/")]
    [InlineData("https://exa%20mple.com/")]
    [InlineData("https://us er@example.com/")]
    [InlineData("://example.com")]
    [InlineData("a:b:c/d#%")]
    [InlineData("1:b/c")]
    [InlineData("https://example.com/\u0001")]
    public void Go_refuses(string url) => Assert.False(GoUrl.IsValid(url));
}
