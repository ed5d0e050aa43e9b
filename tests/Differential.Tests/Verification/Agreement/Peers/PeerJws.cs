using System.Text;
using System.Text.Json.Nodes;
using EcsImageAuditor.Tests.Shared.Signatures.Builders;

namespace Differential.Tests.Verification.Agreement.Peers;

/// <summary>
/// The tests of notation-core-go's packages signature and signature/jws: what a verifier has to refuse in a JWS envelope.
/// </summary>
internal static class PeerJws
{
    private const string Family = "notation-core-go, JWS";
    private const string Prefix = "io.cncf.notary.";

    private static readonly FixedChain Chain = FixedChain.OfTwo;

    public static IEnumerable<PeerCase> All() => [.. Signed(), .. Tampered()];

    private static IEnumerable<PeerCase> Signed()
    {
        var plain = Chain.Jws();
        yield return Of("as signed", true, plain);
        yield return Of("of a signing authority", true, Chain.JwsOfAuthority());
        yield return Of("with an expiry", true, plain.With(Prefix + "expiry", "2110-01-01T00:00:00Z", true));
        yield return Of("with an expiry before the time of signing", false, plain.With(Prefix + "expiry", "2020-01-01T00:00:00Z", true));
        yield return Of("with an expiry that is not critical", false, plain.With(Prefix + "expiry", "2110-01-01T00:00:00Z", false));
        yield return Of("with an attribute", true, plain.With("key", "value", false));
        yield return Of("with a critical attribute that is missing", false,
            plain.Change(header => header["crit"]!.AsArray().Add("missing")));
        yield return Of("with an empty critical section", false, plain.Change(header => header["crit"] = new JsonArray()));
        yield return Of("without a critical section", false, plain.Change(header => header.Remove("crit")));
        yield return Of("with the scheme not critical", false, plain.WithoutCritical(Prefix + "signingScheme"));
        yield return Of("without a scheme", false, plain.Change(header => header.Remove(Prefix + "signingScheme")));
        yield return Of("with the scheme of the other one", false,
            plain.Change(header => header[Prefix + "signingScheme"] = "notary.x509.signingAuthority"));
        yield return Of("of a signing authority with the other scheme", false,
            Chain.JwsOfAuthority().Change(header => header[Prefix + "signingScheme"] = "notary.x509"));
        yield return Of("of a signing authority, the time not critical", false,
            Chain.JwsOfAuthority().WithoutCritical(Prefix + "authenticSigningTime"));
        yield return Of("with an unknown scheme", false, plain.Change(header => header[Prefix + "signingScheme"] = "notary.x509.other"));
        yield return Of("without an algorithm", false, plain.Change(header => header.Remove("alg")));
        yield return Of("with an unknown algorithm", false, plain.Change(header => header["alg"] = "ES222"));
        yield return Of("with the algorithm of a secret", false, plain.Change(header => header["alg"] = "HS256"));
        yield return Of("without a content type", false, plain.Change(header => header.Remove("cty")));
        yield return Of("without a time of signing", false, plain.Change(header => header.Remove(Prefix + "signingTime")));
        yield return Of("with a payload that is empty", false, plain with { Payload = "" });
        yield return Of("with a payload that is no object", false, plain with { Payload = "1" });
        yield return Of("without certificates", false, plain with { Certificates = [] });
        yield return Of("with another chain's certificates", false, plain with { Certificates = FixedChain.Stranger.Encoded });
    }

    private static IEnumerable<PeerCase> Tampered()
    {
        yield return Changed("no JSON", text => "}" + text[1..]);
        yield return Changed("empty", _ => "");
        yield return Changed("an empty object", _ => "{}");
        yield return Edited("another signature", json => json["signature"] = Flip((string)json["signature"]!));
        yield return Edited("an empty signature", json => json["signature"] = "");
        yield return Edited("a signature that is no base 64", json => json["signature"] = "{" + (string)json["signature"]!);
        yield return Edited("no signature", json => json.Remove("signature"));
        yield return Edited("an empty certificate", json => json["header"]!["x5c"] = new JsonArray(""));
        yield return Edited("another certificate", json => json["header"]!["x5c"]![0] = Convert.ToBase64String(FixedChain.Stranger.Leaf));
        yield return Edited("a certificate that is none", json => json["header"]!["x5c"]![0] = "AAAA");
        yield return Edited("a header that is no base 64", json => json["protected"] = "%" + (string)json["protected"]!);
        yield return Edited("a header that is no JSON", json => json["protected"] = TestEnvelope.Encode("{"));
        yield return Edited("an empty header", json => json["protected"] = "");
        yield return Edited("another scheme in the header", json => json["protected"] = TestEnvelope.Encode(
            Chain.Jws().Change(header => header[Prefix + "signingScheme"] = "notary.x509.signingAuthority").Protected.ToJsonString()));
        yield return Edited("an attribute more in the header", json => json["protected"] = TestEnvelope.Encode(
            Chain.Jws().With("key", "value", false).Protected.ToJsonString()));
        yield return Edited("another payload", json => json["payload"] = TestEnvelope.Encode(
            Chain.Jws().Payload.Replace("401", "402", StringComparison.Ordinal)));
        yield return Edited("no payload", json => json.Remove("payload"));
    }

    private static PeerCase Of(string name, bool isGood, TestEnvelope envelope) => new(
        Family, new ArtifactCase(name, StatementSpec.Trusting(Chain.Root), AttachedEnvelope.Of(envelope)), isGood);

    private static PeerCase Edited(string name, Action<JsonObject> edit) => Changed(name, text =>
    {
        var json = JsonNode.Parse(text)!.AsObject();
        edit(json);
        return json.ToJsonString();
    });

    private static PeerCase Changed(string name, Func<string, string> change)
    {
        var good = AttachedEnvelope.Of(Chain.Jws());
        var bad = good with { Bytes = Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(good.Bytes))) };
        return new(Family, new ArtifactCase(name, StatementSpec.Trusting(Chain.Root), bad), IsGood: false);
    }

    private static string Flip(string text) => (text[0] == 'A' ? 'B' : 'A') + text[1..];
}
