using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace EcsImageAuditor.Tests.Shared.TrustPolicies;

/// <summary>Generates trust policies: many are valid, most of the others have one or two mistakes.</summary>
internal static class PolicyGenerator
{
    private static readonly Gen<string> Names = Texts(["a", "b", "c", "d", "e", "\\u0061\\u0062"], [""]);

    private static readonly Gen<string> Scopes = Texts(
        [
            "*",
            "registry.example.com/team/app",
            "registry.example.com:5000/app",
            "docker.io/library/nginx",
            "localhost/a__b--c.d",
            "Registry.example.com/app",
        ],
        [
            "nginx",
            "",
            "registry.example.com/App",
            "registry.example.com/*",
            "a/b:c",
            "a/b@c",
            "-a/b",
            "a-/b",
            "a..b/c",
            "a/b/",
            "a//b",
            "a/b___c",
            "a/b.-c",
            "a:b/c",
            "[::1]/a",
            "a/b\\n",
            "é/a",
        ]
    );

    private static readonly Gen<string> Levels = Texts(
        ["strict", "strict", "permissive", "audit"],
        ["skip", "Strict", "", "custom", "strict "]
    );
    private static readonly Gen<string> Validations = Texts(
        ["authenticity", "authenticTimestamp", "expiry", "revocation"],
        ["integrity", "Expiry", ""]
    );
    private static readonly Gen<string> Actions = Texts(["enforce", "log"], ["skip", "Log", ""], 10);
    private static readonly Gen<string> Timestamps = Texts(["always", "afterCertExpiry", ""], ["Always", "never"]);

    private static readonly Gen<string> Stores = Texts(
        ["ca:acme", "signingAuthority:aws-signer-ts", "tsa:clock_1.2-3"],
        ["ca:", "acme", "CA:acme", "ca:a b", "ca:a:b", "ca:.", "ca:..", "", "tsa:é"]
    );

    private static readonly Gen<string> Identities = Texts(
        [
            "*",
            "arn:aws:signer:us-west-2:111122223333:/signing-profiles/p1",
            "arn:",
            "plugin:x",
            "x509.subject:C=US,ST=WA,O=a",
            "x509.subject:C=US, ST=WA, O=b, OU=c",
            "x509.subject:O=d;S=WA;C=US",
            "X509.Subject:C=US",
        ],
        [
            "",
            "x509.subject",
            "x509.subject:",
            "x509.subject:C=US,ST=WA",
            "x509.subject:C=US,C=US,ST=WA,O=a",
            "x509.subject:C=US+ST=WA,O=a",
            "x509.subject:C=US,ST=WA,O=#0c0161",
            "x509.subject:C=US,ST=WA,O=a\\\\,b",
            "x509.subject:C=US,ST=WA,O=a\\\\",
            "x509.subject:C=US,ST=WA,O=\\\\c3\\\\28",
            "x509.subject:,,,",
            "x509.subject:C=US,ST=WA,O=a,",
            "x509.subject:C=US,ST=WA,O=a,=b",
            "x509.subject:C=US,ST=WA,O=a,OU",
            "x509.subject: C = US , ST = WA , O = a ",
            "x509.subject:c=US,st=WA,o=a",
            "x509.subject:C=US,ST=WA,O=a=b",
            "x509.subject:C=US,ST=WA,O=\\\"a,b\\\"",
            "x509.subject:C=US,ST=WA,O=a,OU=c",
            "x509.subject:C=US,S=WA,ST=WA,O=a",
            "x509.subject:C=US,ST=WA,O=a\\\\ ",
            "x509.subject:C=US,ST=WA,O=a\\n",
            "x509.subject:C=US,ST=WA,O=é",
            "x509.subject:C=US,ST=WA,O=a,OU=",
        ],
        8);

    private static readonly Gen<string> Versions = Texts(["1.0"], ["1.1", "", "1"]);

    // Something of another type, which may stand anywhere.
    private static readonly Gen<string> Wrong = Gen.Elements("null", "1", "true", "[]", "{}", "\"\"", "[null]", "{\"a\": 1}");

    public static Gen<string> Documents { get; } =
        from version in OrWrong(Versions)
        from statements in OrWrong(ListOf(OrWrong(Statements(), 150), 1, 3), 150)
        from members in Members(("version", version), ("trustPolicies", statements))
        select members;

    /// <summary>Documents that are valid but for what is odd in the distinguished names of their identities.</summary>
    public static Gen<string> Subjects { get; } =
        from count in Gen.Choose(1, 2)
        from names in DistinguishedNames().ListOf(count)
        select $$"""
            {"version": "1.0", "trustPolicies": [{"name": "a", "registryScopes": ["*"], "signatureVerification": {"level": "strict"},
              "trustStores": ["ca:acme"], "trustedIdentities": [{{string.Join(
                ", ",
                names.Select(name => $"\"x509.subject:{JsonEncodedText.Encode(name)}\"")
            )}}]}]}
            """;

    /// <summary>Documents with some bytes changed, removed, doubled or put in.</summary>
    public static Gen<byte[]> Mutations { get; } =
        from document in Documents
        from count in Gen.Choose(1, 4)
        from changes in ChooseThree().ListOf(count)
        select changes.Aggregate(Encoding.UTF8.GetBytes(document), Mutate);

    private static Gen<string> Statements() =>
        from name in OrWrong(Names)
        from scopes in OrWrong(ListOf(OrWrong(Scopes, 150), 0, 3))
        from verification in OrWrong(Verifications())
        from stores in OrWrong(ListOf(OrWrong(Stores, 150), 0, 3))
        from identities in OrWrong(ListOf(OrWrong(Identities, 150), 0, 3))
        from members in Members(
            ("name", name),
            ("registryScopes", scopes),
            ("signatureVerification", verification),
            ("trustStores", stores),
            ("trustedIdentities", identities)
        )
        select members;

    private static Gen<string> DistinguishedNames() =>
        from parts in Gen.Shuffle(new[] { "C=US", "ST=WA", "O=a", "OU=b" })
        from noise in Gen.Elements(
                "",
                "",
                " ",
                ",",
                ";",
                "+",
                "=",
                "#",
                "\"",
                "\\",
                "\\,",
                "\\\\",
                "\\ ",
                "\\20",
                "\\c3\\a9",
                "\\c3",
                "\\zz",
                "\\a",
                "é",
                "\t",
                "\n",
                "\0",
                "<",
                ">",
                "'",
                "S=b",
                "=b",
                "c=",
                "CN=",
                "L=x y",
                "2.5.4.3=x",
                "\u00a0"
            )
            .ListOf(2)
        from places in Gen.Choose(0, 1000).ListOf(2)
        from joint in Gen.Elements(",", ", ", ";", " , ", "+", "\n", ",,")
        let text = string.Join(joint == "," || places[0] % 3 == 0 ? joint : ",", parts)
        select noise.Zip(places).Aggregate(text, (name, change) => name.Insert(change.Second % (name.Length + 1), change.First));

    private static Gen<string> Verifications() =>
        from level in OrWrong(Levels)
        from overrides in OrWrong(ListOf(Validations.Zip(OrWrong(Actions), (type, action) => $"{type}: {action}"), 0, 2, '{', '}'))
        from timestamp in OrWrong(Timestamps)
        from members in Members(("level", level), ("override", overrides), ("verifyTimestamp", timestamp))
        select members;

    /// <summary>JSON strings: one of the right ones, or now and then one that is wrong or rare.</summary>
    private static Gen<string> Texts(string[] right, string[] rare, int weight = 30) =>
        Gen.Frequency((weight, Gen.Elements(right)), (1, Gen.Elements(rare))).Select(text => $"\"{text}\"");

    private static Gen<string> OrWrong(Gen<string> right, int weight = 80) => Gen.Frequency((weight, right), (1, Wrong));

    private static Gen<string> ListOf(Gen<string> items, int minimum, int maximum, char open = '[', char close = ']') =>
        from count in Gen.Frequency((12, Gen.Constant(1)), (2, Gen.Choose(minimum, maximum)))
        from list in items.ListOf(count)
        select open + string.Join(", ", list) + close;

    /// <summary>An object: now and then a member is missing, doubled, unknown, or named in another case.</summary>
    private static Gen<string> Members(params (string Name, string Value)[] members) =>
        from odd in Gen.Choose(0, 99 + members.Length)
        from name in Gen.Elements("Name", "VERSION", "trustStoreſ", "trust\\u017ftores", "level", "comment", "name")
        select "{" + string.Join(", ", members.Where((_, index) => index != odd - 100)
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
