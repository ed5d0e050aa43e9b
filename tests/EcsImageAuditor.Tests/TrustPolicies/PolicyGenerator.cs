using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace EcsImageAuditor.Tests.TrustPolicies;

/// <summary>Generates trust policies: many are valid, most of the others have one or two mistakes.</summary>
internal static class PolicyGenerator
{
    private static readonly Gen<string> Names = Texts(("a", 3), ("b", 3), ("c", 3), ("", 1), ("\\u0061", 1));

    private static readonly Gen<string> Scopes = Texts(
        ("*", 4), ("registry.example.com/team/app", 4), ("registry.example.com:5000/app", 4), ("docker.io/library/nginx", 4), ("localhost/a__b--c.d", 4),
        ("nginx", 1), ("", 1), ("Registry.example.com/app", 1), ("registry.example.com/App", 1), ("registry.example.com/*", 1), ("a/b:c", 1), ("a/b@c", 1),
        ("-a/b", 1), ("a-/b", 1), ("a..b/c", 1), ("a/b/", 1), ("a//b", 1), ("a/b___c", 1), ("a/b.-c", 1), ("a:b/c", 1), ("[::1]/a", 1), ("a/b\\n", 1), ("é/a", 1));

    private static readonly Gen<string> Levels = Texts(
        ("strict", 8), ("permissive", 4), ("audit", 4), ("skip", 3), ("Strict", 1), ("", 1), ("custom", 1), ("strict ", 1));

    private static readonly Gen<string> Validations = Texts(
        ("authenticity", 4), ("authenticTimestamp", 4), ("expiry", 4), ("revocation", 6), ("integrity", 1), ("Expiry", 1), ("", 1));

    private static readonly Gen<string> Actions = Texts(("enforce", 6), ("log", 6), ("skip", 4), ("Log", 1), ("", 1));
    private static readonly Gen<string> Timestamps = Texts(("always", 4), ("afterCertExpiry", 4), ("", 2), ("Always", 1), ("never", 1));

    private static readonly Gen<string> Stores = Texts(
        ("ca:acme", 6), ("signingAuthority:aws-signer-ts", 6), ("tsa:clock_1.2-3", 3), ("ca:", 1), ("acme", 1), ("CA:acme", 1), ("ca:a b", 1), ("ca:a:b", 1),
        ("ca:.", 1), ("ca:..", 1), ("", 1), ("tsa:é", 1));

    private static readonly Gen<string> Identities = Texts(
        ("*", 3), ("arn:aws:signer:us-west-2:111122223333:/signing-profiles/p1", 8), ("arn:", 1), ("plugin:x", 2), ("", 1), ("x509.subject", 1), ("x509.subject:", 1),
        ("x509.subject:C=US,ST=WA,O=a", 3), ("x509.subject:C=US, ST=WA, O=b, OU=c", 3), ("x509.subject:O=d;S=WA;C=US", 2), ("x509.subject:C=US,ST=WA,O=a,OU=c", 2),
        ("x509.subject:C=US,ST=WA", 1), ("x509.subject:C=US,C=US,ST=WA,O=a", 1), ("x509.subject:C=US+ST=WA,O=a", 1), ("x509.subject:C=US,ST=WA,O=#0c0161", 1),
        ("x509.subject:C=US,ST=WA,O=a\\\\,b", 1), ("x509.subject:C=US,ST=WA,O=a\\\\", 1), ("x509.subject:C=US,ST=WA,O=\\\\c3\\\\28", 1), ("x509.subject:,,,", 1),
        ("x509.subject:C=US,ST=WA,O=a,", 1), ("x509.subject:C=US,ST=WA,O=a,=b", 1), ("x509.subject:C=US,ST=WA,O=a,OU", 1), ("x509.subject: C = US , ST = WA , O = a ", 1),
        ("x509.subject:c=US,st=WA,o=a", 1), ("X509.Subject:C=US,ST=WA,O=a", 1), ("x509.subject:C=US,ST=WA,O=a=b", 1), ("x509.subject:C=US,ST=WA,O=\\\"a,b\\\"", 1));

    private static readonly Gen<string> Versions = Texts(("1.0", 30), ("1.1", 1), ("", 1));

    // Something of another type, which may stand anywhere.
    private static readonly Gen<string> Wrong = Gen.Elements("null", "1", "true", "[]", "{}", "\"\"", "[null]", "{\"a\": 1}");

    public static Gen<string> Documents { get; } =
        from version in OrWrong(Versions)
        from statements in OrWrong(ListOf(OrWrong(Statements(), 60), 1, 3), 60)
        from members in Members(("version", version), ("trustPolicies", statements))
        select members;

    /// <summary>Documents with some bytes changed, removed, doubled or put in.</summary>
    public static Gen<byte[]> Mutations { get; } =
        from document in Documents
        from count in Gen.Choose(1, 4)
        from changes in ChooseThree().ListOf(count)
        select changes.Aggregate(Encoding.UTF8.GetBytes(document), Mutate);

    private static Gen<string> Statements() =>
        from name in OrWrong(Names, 40)
        from scopes in OrWrong(ListOf(OrWrong(Scopes, 60), 0, 3), 40)
        from verification in OrWrong(Verifications(), 40)
        from stores in OrWrong(ListOf(OrWrong(Stores, 60), 0, 3), 40)
        from identities in OrWrong(ListOf(OrWrong(Identities, 60), 0, 3), 40)
        from members in Members(
            ("name", name), ("registryScopes", scopes), ("signatureVerification", verification), ("trustStores", stores), ("trustedIdentities", identities))
        select members;

    private static Gen<string> Verifications() =>
        from level in OrWrong(Levels, 40)
        from overrides in OrWrong(ListOf(Validations.Zip(OrWrong(Actions, 40), (type, action) => $"{type}: {action}"), 0, 2, '{', '}'), 30)
        from timestamp in OrWrong(Timestamps, 40)
        from members in Members(("level", level), ("override", overrides), ("verifyTimestamp", timestamp))
        select members;

    // One mistake in many good texts: a document has dozens of them, and is to be valid about as often as not.
    private static Gen<string> Texts(params (string Text, int Weight)[] texts) =>
        Gen.Frequency(texts.Select(text => (text.Weight > 1 ? 12 * text.Weight : 1, Gen.Constant($"\"{text.Text}\""))).ToArray());

    private static Gen<string> OrWrong(Gen<string> right, int weight = 30) => Gen.Frequency((weight, right), (1, Wrong));

    private static Gen<string> ListOf(Gen<string> items, int minimum, int maximum, char open = '[', char close = ']') =>
        from count in Gen.Frequency((8, Gen.Constant(1)), (2, Gen.Choose(minimum, maximum)))
        from list in items.ListOf(count)
        select open + string.Join(", ", list) + close;

    /// <summary>An object: now and then a member is missing, doubled, unknown, or named in another case.</summary>
    private static Gen<string> Members(params (string Name, string Value)[] members) =>
        from odd in Gen.Choose(0, 29 + members.Length)
        from name in Gen.Elements("Name", "VERSION", "trustStoreſ", "trust\\u017ftores", "level", "comment", "name")
        select "{" + string.Join(", ", members.Where((_, index) => index != odd - 30 + members.Length)
            .Select(member => $"\"{(odd == 0 ? member.Name.ToUpperInvariant() : member.Name)}\": {member.Value}")
            .Concat(odd == 1 ? [$"\"{name}\": \"x\""] : [])) + "}";

    private static Gen<(int Kind, int Place, int Value)> ChooseThree() =>
        from kind in Gen.Choose(0, 4)
        from place in Gen.Choose(0, 10_000)
        from value in Gen.Choose(0, 255)
        select (kind, place, value);

    private static byte[] Mutate(byte[] bytes, (int Kind, int Place, int Value) change)
    {
        var place = bytes.Length == 0 ? 0 : change.Place % bytes.Length;
        var end = Math.Min(bytes.Length, place + 1 + (change.Value % 20));
        return change.Kind switch
        {
            0 => [.. bytes[..place], (byte)change.Value, .. bytes[Math.Min(bytes.Length, place + 1)..]],
            1 => [.. bytes[..place], .. bytes[end..]],
            2 => [.. bytes[..end], .. bytes[place..]],
            3 => [.. bytes[..place], .. "\"\\{}[],:* "u8.Slice(change.Value % 10, 1), .. bytes[place..]],
            _ => bytes[..place],
        };
    }
}
