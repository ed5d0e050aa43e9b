using System.Text;
using System.Text.Json.Nodes;
using EcsImageAuditor.Tests.Shared.Signatures.Builders;
using static Differential.Tests.Signatures.Agreement.AgreementCase;
using static Differential.Tests.Signatures.Agreement.Agreed;

namespace Differential.Tests.Signatures.Agreement;

/// <summary>JWS envelopes on which the two verifiers could disagree.</summary>
internal static class JwsCases
{
    private static readonly TestEnvelope Plain = TestEnvelope.OfX509(Chains.OfOne("P256"));

    private static readonly TestEnvelope Authority = TestEnvelope.OfSigningAuthority(Chains.OfTwo)
        .Change(header =>
        {
            header.Remove("io.cncf.notary.verificationPlugin");
            header.Remove("com.amazonaws.signer.signingProfileVersion");
            header.Remove("com.amazonaws.signer.signingJob");
            header["io.cncf.notary.expiry"] = "2100-01-01T00:00:00Z";
            header["crit"] = new JsonArray("io.cncf.notary.signingScheme", "io.cncf.notary.authenticSigningTime", "io.cncf.notary.expiry");
        });

    private static readonly string Artifact = Plain.Payload["{\"targetArtifact\":{".Length..^2];

    public static IEnumerable<AgreementCase> All => [.. Algorithms(), .. Frame(), .. Unprotected(), .. Header(), .. Times(), .. Payloads()];

    private static IEnumerable<AgreementCase> Algorithms()
    {
        yield return OfJws("a plain signature", BothAccept, Plain);
        yield return OfJws("a signing authority's", BothAccept, Authority);
        foreach (var key in new[] { "RSA2048", "RSA3072", "RSA4096", "P384", "P521" })
            yield return OfJws($"by {key}", BothAccept, TestEnvelope.OfX509(Chains.OfOne(key)));

        foreach (var algorithm in new[] { "none", "HS256", "ES384", "PS256", "RS256" })
            yield return OfJws($"algorithm {algorithm}", BothRefuse, Plain.Change(header => header["alg"] = algorithm));

        var key2048 = TestKey.Rsa2048;
        yield return OfJws(
            "a PSS salt of 20 bytes",
            Stricter,
            TestEnvelope.OfX509(Chains.OfOne("RSA2048")) with
            {
                Sign = data => PssSignature.Sign(key2048.Rsa, data, 20),
            }
        );
        yield return OfJws(
            "a changed signature",
            BothRefuse,
            Plain with
            {
                Sign = data => Plain.Chain.Leaf.Key.SignEnvelope([.. data, 0]),
            }
        );
    }

    private static IEnumerable<AgreementCase> Frame()
    {
        yield return OfJws("white space around", BothAccept, Plain, Text(text => $" \r\n\t{text}\n"));
        yield return OfJws("trailing data", BothRefuse, Plain, Text(text => text + "{}"));
        yield return OfJws("a byte order mark", BothRefuse, Plain, Text(text => "\ufeff" + text));
        yield return OfJws("an unknown member", Stricter, Plain, Text(text => "{\"x\":1," + text[1..]));
        yield return OfJws(
            "an upper-case member",
            Stricter,
            Plain,
            Text(text => text.Replace("\"payload\"", "\"PAYLOAD\"", StringComparison.Ordinal))
        );
        yield return OfJws("a member twice, the last one good", Stricter, Plain, Text(text => "{\"payload\":\"AAAA\"," + text[1..]));
        yield return OfJws("a variant after the member", BothRefuse, Plain, Text(text => text[..^1] + ",\"Payload\":\"AAAA\"}"));
        yield return OfJws(
            "a variant in Unicode after the member",
            BothRefuse,
            Plain,
            Text(text => text[..^1] + ",\"\u017fignature\":\"AAAA\"}")
        );
        yield return OfJws("padding", BothRefuse, Plain, Text(text => text[..^2] + "==\"}"));
        yield return OfJws("a line break in the signature", Stricter, Plain, Text(text => text[..^4] + "\\n" + text[^4..]));
        yield return OfJws("loose bits in the signature", Stricter, Plain, Text(text => text[..^3] + NextLetter(text[^3]) + text[^2..]));
    }

    private static IEnumerable<AgreementCase> Unprotected()
    {
        yield return OfJws("an unknown unprotected header", BothAccept, Plain with { Unprotected = new JsonObject { ["x"] = 1 } });
        yield return OfJws(
            "the agent in another spelling",
            BothAccept,
            Plain with
            {
                Unprotected = new JsonObject { ["io.cncf.notary.SigningAgent"] = "x" },
            }
        );
        yield return OfJws(
            "an agent that is no text",
            BothRefuse,
            Plain with
            {
                Unprotected = new JsonObject { ["io.cncf.notary.signingAgent"] = 1 },
            }
        );
        yield return OfJws(
            "a variant of that which is no text",
            BothRefuse,
            Plain with
            {
                Unprotected = new JsonObject { ["io.cncf.notary.\u017figningAgent"] = 1 },
            }
        );
        yield return OfJws(
            "a variant of the certificates",
            BothRefuse,
            Plain with
            {
                Unprotected = new JsonObject { ["X5C"] = new JsonArray("AAAA") },
            },
            Text(MoveLast)
        );
        yield return OfJws(
            "no certificates",
            BothRefuse,
            Plain,
            Text(text => text.Replace("\"x5c\"", "\"x5d\"", StringComparison.Ordinal))
        );
        yield return OfJws(
            "a timestamp that is no base64",
            BothRefuse,
            Plain with
            {
                Unprotected = new JsonObject { ["io.cncf.notary.timestampSignature"] = "%" },
            }
        );
    }

    private static IEnumerable<AgreementCase> Header()
    {
        yield return OfJws("another content type", BothRefuse, Plain.Change(header => header["cty"] = "application/json"));
        yield return OfJws(
            "another scheme",
            BothRefuse,
            Plain.Change(header => header["io.cncf.notary.signingScheme"] = "notary.x509.tsa")
        );
        yield return OfJws("no critical attributes", BothRefuse, Plain.Change(header => header.Remove("crit")));
        yield return OfJws("the expiry not critical", BothRefuse, Authority.WithoutCritical("io.cncf.notary.expiry"));
        yield return OfJws(
            "the signing time critical",
            BothRefuse,
            Plain.Change(header => header["crit"]!.AsArray().Add("io.cncf.notary.signingTime"))
        );
        yield return OfJws("the algorithm critical", BothRefuse, Plain.Change(header => header["crit"]!.AsArray().Add("alg")));
        yield return OfJws("an absent attribute critical", BothRefuse, Plain.Change(header => header["crit"]!.AsArray().Add("x")));
        yield return OfJws(
            "the scheme critical twice",
            BothRefuse,
            Plain.Change(header => header["crit"]!.AsArray().Add("io.cncf.notary.signingScheme"))
        );
        yield return OfJws(
            "an extended attribute critical twice",
            Stricter,
            Plain.With("x", "y", true).Change(header => header["crit"]!.AsArray().Add("x"))
        );
        yield return OfJws(
            "an extended attribute",
            BothAccept,
            Plain.With("x", new JsonObject { ["y"] = new JsonArray(1.5, null) }, false)
        );
        yield return OfJws(
            "an extended attribute with a member twice",
            Stricter,
            Plain with
            {
                ProtectedText = "{\"x\":{\"a\":1,\"a\":2}," + Plain.Protected.ToJsonString()[1..],
            }
        );
        foreach (
            var (number, expected) in new[]
            {
                ("1e400", BothRefuse),
                ("1e300", BothAccept),
                ("123456789012345678901234567890", BothAccept),
                ("-0.0", BothAccept),
                ("01", BothRefuse),
            }
        )
            yield return OfJws(
                $"an attribute {number}",
                expected,
                Plain with
                {
                    ProtectedText = $"{{\"x\":{number}," + Plain.Protected.ToJsonString()[1..],
                }
            );

        yield return OfJws(
            "a header twice, the last one good",
            Stricter,
            Plain with
            {
                ProtectedText = "{\"cty\":\"x\"," + Plain.Protected.ToJsonString()[1..],
            }
        );
        yield return OfJws(
            "a variant of a header first",
            Stricter,
            Plain with
            {
                ProtectedText = "{\"CTY\":\"x\"," + Plain.Protected.ToJsonString()[1..],
            }
        );
        yield return OfJws(
            "a variant of a header last",
            BothRefuse,
            Plain with
            {
                ProtectedText = Plain.Protected.ToJsonString()[..^1] + ",\"CTY\":\"x\"}",
            }
        );
        yield return OfJws("an expiry that is null", Stricter, Plain.Change(header => header["io.cncf.notary.expiry"] = null));
        yield return OfJws(
            "both times in a plain signature",
            BothRefuse,
            Plain.With("io.cncf.notary.authenticSigningTime", "2026-06-01T12:00:00Z", true)
        );
        yield return OfJws(
            "both times in a signing authority's",
            BothRefuse,
            Authority.Change(header => header["io.cncf.notary.signingTime"] = "2026-06-01T12:00:00Z")
        );
        yield return OfJws(
            "an expiry at the signing time",
            BothRefuse,
            Authority.Change(header => header["io.cncf.notary.expiry"] = "2026-06-01T12:00:00Z")
        );
        yield return OfJws("a plugin that is not critical", BothRefuse, Plain.With("io.cncf.notary.verificationPlugin", "x", false));
        yield return OfJws(
            "the version of a plugin without the plugin",
            Stricter,
            Plain.With("io.cncf.notary.verificationPluginMinVersion", "1.0.0", true)
        );
    }

    private static IEnumerable<AgreementCase> Times()
    {
        foreach (
            var (time, expected) in new[]
            {
                ("2026-06-01T14:00:00+02:00", BothAccept),
                ("2026-06-01T12:00:00.5Z", BothAccept),
                ("2026-06-01T12:00:00.123456789Z", Stricter),
                ("2026-06-01T12:00:00+23:59", Stricter),
                ("2026-06-01t12:00:00z", BothRefuse),
                ("2026-06-01 12:00:00Z", BothRefuse),
                ("2026-06-01T12:00:60Z", BothRefuse),
                ("2026-06-01T24:00:00Z", BothRefuse),
                ("2026-02-30T12:00:00Z", BothRefuse),
                ("2026-06-01T12:00:00,5Z", RefusedHere),
                ("2026-06-01T12:00Z", BothRefuse),
                ("2026-06-01T2:00:00Z", RefusedHere),
                ("0001-01-01T00:00:00Z", BothRefuse),
            }
        )
            yield return OfJws($"signing time {time}", expected, WithTime(time));

        yield return OfJws("an escape in the signing time", BothRefuse, WithTime("2026-06-01T12:00:00\\u005a"));
    }

    private static TestEnvelope WithTime(string time) => Plain with
    {
        ProtectedText = Plain.Protected.ToJsonString().Replace("2026-06-01T12:00:00Z", time, StringComparison.Ordinal),
    };

    private static IEnumerable<AgreementCase> Payloads()
    {
        foreach (
            var (payload, expected) in new[]
            {
                ("""{"later":1,"targetArtifact":{ARTIFACT,"later":{}}}""", BothAccept),
                ("""{"targetArtifact":{ARTIFACT,"annotations":{"a":"b"},"artifactType":"x/y"}}""", BothAccept),
                ("""{"later":1e400,"targetArtifact":{ARTIFACT}}""", Stricter),
                ("""{"targetArtifact":{ARTIFACT,"urls":["http://x/"]}}""", Stricter),
                ("""{"targetArtifact":{ARTIFACT,"urls":1}}""", BothRefuse),
                ("""{"targetArtifact":{ARTIFACT,"data":"%"}}""", BothRefuse),
                ("""{"targetArtifact":{ARTIFACT,"platform":[]}}""", BothRefuse),
                ("""{"targetArtifact":{ARTIFACT,"annotations":{"a":1}}}""", BothRefuse),
                ("""{"targetArtifact":{ARTIFACT,"annotations":null}}""", Stricter),
                ("""{"targetArtifact":{ARTIFACT,"artifactType":1}}""", BothRefuse),
                ("""{"targetArtifact":{ARTIFACT,"Size":1}}""", BothRefuse),
                ("""{"targetArtifact":{"Size":1,ARTIFACT}}""", Stricter),
                ("""{"targetArtifact":{"size":1,ARTIFACT}}""", Stricter),
                ("""{"targetArtifact":{ARTIFACT,"x":"\ud800"}}""", Stricter),
                ("""{"targetArtifact":{ARTIFACT}}{}""", BothRefuse),
                ("""{"targetArtifact":{ARTIFACT.0}}""", BothRefuse),
                ("[]", BothRefuse),
                ("", BothRefuse),
            }
        )
            yield return OfJws(
                $"payload {payload}",
                expected,
                Plain with
                {
                    Payload = payload.Replace("ARTIFACT", Artifact, StringComparison.Ordinal),
                }
            );
    }

    private static Func<byte[], byte[]> Text(Func<string, string> change) =>
        bytes => Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(bytes)));

    // 64 bytes leave four bits of the last character unused.
    private static char NextLetter(char letter)
    {
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        return Alphabet[Alphabet.IndexOf(letter, StringComparison.Ordinal) + 1];
    }

    // The unprotected headers stand before the certificates; of two variants notation takes the last.
    private static string MoveLast(string text) =>
        text.Replace("\"X5C\":[\"AAAA\"],", "", StringComparison.Ordinal)
            .Replace("]},\"signature\"", "],\"X5C\":[\"AAAA\"]},\"signature\"", StringComparison.Ordinal);
}
