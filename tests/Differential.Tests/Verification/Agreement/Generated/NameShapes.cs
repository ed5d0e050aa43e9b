using System.Text;
using EcsImageAuditor.Tests.Shared.Signatures.Builders;
using static EcsImageAuditor.Tests.Shared.Signatures.Builders.TestTimestampWriter;

namespace Differential.Tests.Verification.Agreement.Generated;

/// <summary>Names in extensions as authorities write them and as Go's reader refuses them.</summary>
internal static class NameShapes
{
    private const byte Email = 0x81;
    private const byte Dns = 0x82;
    private const byte Url = 0x86;
    private const byte Address = 0x87;

    private static readonly string[] Urls =
    [
        "", "http://a", "http://a.", "http://.a", "http://a..b", "http://a b", "http://a%20b", "http://a%25b", "http://a%C3%A9", "http://*.a",
        "http://a:80", "http://a:", "http://a:b", "http://a:80:80", "http://::1", "http://[::1]", "http://[::1]:80", "http://[::1]:", "http://[::1]x",
        "http://[::1", "http://::1]", "http://x[::1]", "http://[1.2.3.4]", "http://[::ffff:1.2.3.4]", "http://[::ffff:1.2.3.04]", "http://[fe80::1%25en0]",
        "http://[fe80::1%25]", "http://[fe80::1%25a%20b]", "http://[fe80::1%en0]", "http://[fe80::g]", "http://[v1.x]", "http://[]", "http://[::1].",
        "http://1.2.3.4", "http://1.2.3", "http://user@a", "http://user:pass@a", "http://us er@a", "http://us%20er@a", "http://us%zzer@a", "http://u@v@a",
        "http://a/%zz", "http://a/%", "http://a/ b", "http://a/b c?d e#f g", "http://a?%zz", "http://a#%zz", "http://a#%41", "http://a?b?c",
        "ldap:///cn=CA,dc=example?certificateRevocationList?base?objectClass=cRLDistributionPoint", "ldap://a/cn=x y,o=z??base", "ldap:///CN=a%20b",
        "urn:uuid:6ba7b810-9dad-11d1-80b4-00c04fd430c8", "spiffe://example.org/ns/a", "mailto:a@b", "a", "a/b", "a:b", "a b", "1a:b", "/a", "//a", "//a.",
        "///a", "//a b", "+a:b", "a+b-c.d:e", ":a", "http:a", "http:/a", "http:", "http://", "http:///x", "HTTP://A", "*", "*:x", "x*:y", "%zz", "a%zz:b",
        "http://a_b", "http://-a", "http://a-", "http://a,b", "http://a;b", "http://(a)", "http://a'b", "http://a\"b", "http://<a>", "http://a|b",
        "http://a\\b", "http://a^b", "http://a`b", "http://{a}", "http://a#", "http://a?", "http://a\u007f", "http://a\u0001", "http://a/\u007f",
        "http://xn--e1afmkfd.example", "http://a/b\\c", "http://a/[b]", "http://a:080", "http://a:99999999", "http://a:-1", "http://a%3A80", "\t", " ",
        "http://a/é", "tag:a,2020:b", "data:,x%20y", "data:,x%y", "x://a%zz", "x:%zz", "x:a b", "x:#%zz", "https://sub.example.com:8443/a/b?c=d&e=f#g",
    ];

    private static readonly string[] Domains =
    [
        "", ".", "a", ".a", "a.", "a.b", ".a.b", "..a", "a..b", "a b", "*.a", "a_b", "-a", "1.2.3.4", "::1", "::ffff:1.2.3.4", "[::1]", "1.2.3.04",
        "a@b", "@b", "a@", "a@.b", "a@b.", ".a@b", "a.@b", "a..b@c", "\"a b\"@c", "\"a@c", "\"\"@c", "\"a\\\"b\"@c", "a\\ b@c", "a b@c", "a,b@c", "a@b@c",
        "a\u007f", "é", "xn--a", "a/b", "a:80", "fe80::1%en0", "0x1.2.3.4", "1", "a+b=c@d", "\"\t\"@c", "\"\\\t\"@c",
    ];

    /// <summary>Extensions with one name each.</summary>
    public static IReadOnlyList<(string Name, TestExtension Extension)> All { get; } =
    [
        .. Urls.Select(url => ($"URL {url}", Names(Element(Url, url)))),
        .. Domains.SelectMany(domain => new[]
        {
            ($"host {domain}", Names(Element(Dns, domain))),
            ($"mailbox {domain}", Names(Element(Email, domain))),
            ($"constraint of hosts {domain}", Constraints(0xa0, Element(Dns, domain))),
            ($"constraint of mailboxes {domain}", Constraints(0xa1, Element(Email, domain))),
            ($"constraint of URLs {domain}", Constraints(0xa0, Element(Url, domain))),
        }),
        .. new[] { 0, 3, 4, 5, 15, 16, 17, 32 }.Select(length => ($"address of {length}", Names(Wrapped(Address, new byte[length])))),
        .. Networks().Select(bytes => ($"network {Convert.ToHexString(bytes)}", Constraints(0xa0, Wrapped(Address, bytes)))),
        .. Forms().Select(form => ($"form {Convert.ToHexString(form)}", Names(form))),
        .. Forms().Select(form => ($"constraint of the form {Convert.ToHexString(form)}", Constraints(0xa0, form))),
        .. Outlines().Select(bytes => ($"outline {Convert.ToHexString(bytes)}", new TestExtension("2.5.29.30", true, bytes))),
        .. Outlines().Select(bytes => ($"outline of names {Convert.ToHexString(bytes)}", new TestExtension("2.5.29.17", true, bytes))),
    ];

    public static byte[] Element(byte tag, string text) => Wrapped(tag, Encoding.UTF8.GetBytes(text));

    private static TestExtension Names(byte[] name) => new("2.5.29.17", false, Wrapped(0x30, name));

    private static TestExtension Constraints(byte tag, byte[] name) =>
        new("2.5.29.30", true, Wrapped(0x30, Wrapped(tag, Wrapped(0x30, name))));

    private static IEnumerable<byte[]> Networks() =>
    [
        [], [1, 2, 3, 4], [10, 0, 0, 0, 255, 0, 0, 0], [10, 1, 1, 1, 255, 0, 0, 0], [10, 0, 0, 0, 255, 0, 255, 0], [10, 0, 0, 0, 254, 0, 0, 0],
        [10, 0, 0, 0, 253, 0, 0, 0], [10, 0, 0, 0, 0, 0, 0, 0], new byte[32], new byte[16], [.. new byte[16], .. Enumerable.Repeat((byte)255, 16)],
        [.. Enumerable.Repeat((byte)0, 10), 255, 255, 10, 0, 0, 0, .. Enumerable.Repeat((byte)255, 12), 0, 0, 0, 0],
    ];

    // Other forms, constructed ones, and tags of several bytes.
    private static IEnumerable<byte[]> Forms() =>
    [
        [0xa0, 7, 6, 3, 0x2a, 3, 4, 0xa0, 0], [0xa3, 2, 0x30, 0], [0xa4, 2, 0x30, 0], [0xa5, 2, 0x30, 0], [0x88, 2, 0x2a, 3], [0x89, 0], [0x80, 0],
        [0xa2, 3, 4, 1, 0x61], [0xa6, 3, 4, 1, 0x61], [0xa7, 3, 4, 1, 0x61], [0x9f, 0x1f, 0], [0x9f, 0x2, 0], [0xbf, 0x81, 0x01, 0], [4, 1, 1], [0x16, 1, 0x61],
        [0x42, 1, 0x61], [0xc2, 1, 0x61], [0x82, 0x81, 1, 0x61], [0x82, 2, 0x61], [0x82],
    ];

    private static IEnumerable<byte[]> Outlines() =>
    [
        [], [0x30, 0], [5, 0], [0x31, 0], [0x30, 0, 0], [0x30, 2, 0xa0, 0], [0x30, 4, 0xa0, 0, 0xa1, 0], [0x30, 9, 0xa0, 5, 0x30, 3, 0x82, 1, 0x61, 0xa1, 0],
        [0x30, 9, 0xa0, 0, 0xa1, 5, 0x30, 3, 0x82, 1, 0x61], [0x30, 14, 0xa1, 5, 0x30, 3, 0x82, 1, 0x61, 0xa0, 5, 0x30, 3, 0x82, 1, 0x61],
        [0x30, 14, 0xa0, 5, 0x30, 3, 0x82, 1, 0x61, 0xa0, 5, 0x30, 3, 0x82, 1, 0x61], [0x30, 9, 0xa0, 5, 0x30, 3, 0x82, 1, 0x61, 5, 0],
        [0x30, 7, 0x80, 5, 0x30, 3, 0x82, 1, 0x61], [0x30, 7, 0xa2, 5, 0x30, 3, 0x82, 1, 0x61], [0x30, 10, 0xa0, 8, 0x30, 6, 0x82, 1, 0x61, 0x80, 1, 0],
        [0x30, 4, 0xa0, 2, 0x30, 0], [0x30, 7, 0xa0, 5, 0x31, 3, 0x82, 1, 0x61],
    ];
}
