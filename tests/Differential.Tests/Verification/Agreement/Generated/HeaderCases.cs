using System.Text.Json.Nodes;

namespace Differential.Tests.Verification.Agreement.Generated;

/// <summary>JWS envelopes with one to three changes to the protected header, signed after the changes.</summary>
internal static class HeaderCases
{
    private const string Prefix = "io.cncf.notary.";

    private static readonly string[] Names =
    [
        "alg",
        "cty",
        "crit",
        "typ",
        "kid",
        "b64",
        "x5c",
        "x5u",
        "jwk",
        "x",
        "com.amazonaws.signer.signingJob",
        Prefix + "signingScheme",
        Prefix + "signingTime",
        Prefix + "authenticSigningTime",
        Prefix + "expiry",
        Prefix + "verificationPlugin",
        Prefix + "verificationPluginMinVersion",
    ];

    private static readonly (string Name, Func<Random, JsonObject, string> Change)[] Changes =
    [
        ("remove", Remove),
        ("set", Set),
        ("rename", Rename),
        ("mark critical", MarkCritical),
        ("unmark", Unmark),
        ("attribute", Attribute),
        (
            "scheme",
            (random, header) =>
                Put(
                    header,
                    Prefix + "signingScheme",
                    random.Of("notary.x509", "notary.x509.signingAuthority", "notary.X509", "notary.x509.tsa")
                )
        ),
        (
            "type",
            (random, header) =>
                Put(
                    header,
                    "cty",
                    random.Of(
                        "application/vnd.cncf.notary.payload.v1+json",
                        "APPLICATION/vnd.cncf.notary.payload.v1+json",
                        "application/vnd.cncf.notary.payload.v1+json ",
                        "vnd.cncf.notary.payload.v1+json",
                        "application/vnd.cncf.notary.payload.v2+json"
                    )
                )
        ),
        (
            "plugin",
            (random, header) =>
                Put(header, Prefix + "verificationPlugin", random.Of("x", " ", "../x", "com.amazonaws.signer.notation.plugin2"))
        ),
        (
            "expiry",
            (random, header) =>
                Put(
                    header,
                    Prefix + "expiry",
                    random.Of(
                        "2100-01-01T00:00:00Z",
                        "2021-01-01T00:00:00Z",
                        "2026-06-01T12:00:00Z",
                        "2026-06-01T12:00:01Z",
                        "0001-01-01T00:00:00Z"
                    )
                )
        ),
    ];

    public static ArtifactCase Next(Random random)
    {
        var chain = random.Of(FixedChain.OfFour, FixedChain.OfTwo);
        var envelope = random.OneIn(2) ? chain.Jws() : chain.JwsOfAuthority();
        var names = new List<string>();
        for (var changes = random.Of(1, 1, 2, 3); changes > 0; changes--)
        {
            var (name, change) = random.Of(Changes);
            envelope = envelope.Change(header => names.Add($"{name} {change(random, header)}"));
        }

        return new ArtifactCase(string.Join(", ", names), StatementSpec.Trusting(chain.Root), AttachedEnvelope.Of(envelope));
    }

    private static string Remove(Random random, JsonObject header)
    {
        var name = random.Of([.. header.Select(member => member.Key)]);
        header.Remove(name);
        return name;
    }

    private static string Set(Random random, JsonObject header) => Put(header, random.Of(Names), random.Json());

    private static string Rename(Random random, JsonObject header)
    {
        var name = random.Of([.. header.Select(member => member.Key)]);
        var value = header[name]?.DeepClone();
        if (random.OneIn(2))
            header.Remove(name);
        return Put(header, random.OtherCase(name), value);
    }

    private static string MarkCritical(Random random, JsonObject header)
    {
        var name = random.Of(Names);
        if (header["crit"] is JsonArray critical)
            critical.Insert(random.Next(critical.Count + 1), name);
        return name;
    }

    private static string Unmark(Random random, JsonObject header)
    {
        if (header["crit"] is JsonArray { Count: > 0 } critical)
            critical.RemoveAt(random.Next(critical.Count));
        return "one";
    }

    private static string Attribute(Random random, JsonObject header)
    {
        var name = random.Of(Names);
        Put(header, name, random.Json());
        if (header["crit"] is JsonArray critical)
            critical.Add(name);
        return name;
    }

    private static string Put(JsonObject header, string name, JsonNode? value)
    {
        header[name] = value;
        return $"{name}={value?.ToJsonString() ?? "null"}";
    }
}
