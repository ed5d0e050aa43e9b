using System.Text;
using System.Text.Json.Nodes;
using Differential.Tests.Signatures.Agreement;
using EcsImageAuditor.Tests.Shared.Signatures.Builders;

namespace Differential.Tests.Verification.Agreement.Peers;

/// <summary>The tests of notation-go: schemes and trust stores, identities, timestamps, and the manifests of signatures.</summary>
internal static class PeerVerifier
{
    private const string Combinations = "notation-go, combinations";
    private const string Identities = "notation-go, identities";
    private const string Timestamps = "notation-go, timestamps";
    private const string Manifests = "notation-go, manifests";
    private const string Plugin = "io.cncf.notary.verificationPlugin";

    private static readonly FixedChain Chain = FixedChain.OfTwo;
    private static readonly TestTimestamp Authority = TestTimestamp.By(Chains.Always(TestChain.Timestamping()));

    // Expired, and good at the time of the timestamps.
    private static readonly FixedChain Expired = FixedChain.Of(Chain.Chain.Change(0, leaf => leaf with
    {
        NotBefore = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero),
        NotAfter = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
    }));

    public static IEnumerable<PeerCase> All() => [.. Combined(), .. Named(), .. Stamped(), .. Attached()];

    private static IEnumerable<PeerCase> Combined()
    {
        var (plain, authority) = (Chain.Jws(), Chain.JwsOfAuthority());
        foreach (var (scheme, envelope, store, other) in new[] { ("ca", plain, "ca", "signingAuthority"),
            ("authority", authority, "signingAuthority", "ca") })
        {
            yield return Of($"{scheme}: good", true, envelope, [new(store, Chain.Root)]);
            yield return Of($"{scheme}: the store of the other scheme", false, envelope, [new(other, Chain.Root)]);
            yield return Of($"{scheme}: another root", false, envelope, [new(store, FixedChain.Stranger.Root)]);
            yield return Of($"{scheme}: an empty store", false, envelope, [new(store, [])]);
            yield return Of($"{scheme}: expired", false, envelope.With("io.cncf.notary.expiry", "2026-06-01T13:00:00Z", true),
                [new(store, Chain.Root)]);
            yield return Of($"{scheme}: not intact", false,
                envelope with { Sign = data => Chain.Chain.Leaf.Key.SignEnvelope([.. data, 0]) }, [new(store, Chain.Root)]);
            yield return Of($"{scheme}: a plugin that is not there", false, envelope.With(Plugin, "plugin-name", true),
                [new(store, Chain.Root)]);
            yield return Of($"{scheme}: not trusted, only logged", true, envelope, [new(store, FixedChain.Stranger.Root)], "audit");
            yield return Of($"{scheme}: expired, only logged", true, envelope.With("io.cncf.notary.expiry", "2026-06-01T13:00:00Z", true),
                [new(store, Chain.Root)], "permissive");
        }
    }

    private static IEnumerable<PeerCase> Named()
    {
        foreach (var (identity, isGood) in new[]
        {
            ("x509.subject: C=US, ST=WA, O=Test, L=Seattle, OU=Signing, CN=Test Leaf", true),
            ("x509.subject: C=US, ST=WA, O=Test", true),
            ("x509.subject: C=US, S=WA, O=Test", true),
            ("x509.subject: C=US, ST=WA, O=Other", false),
            ("x509.subject: C=US, ST=WA, O=Test, CN=Other", false),
            ("x509.subject: C=US, ST=WA, O=Test, OU=Other", false),
            ("x509.subject: C=LOL, ST=LOL, O=LOL", false),
            ("*", true),
        })
            yield return new(
                Identities,
                new ArtifactCase(identity, StatementSpec.Trusting(Chain.Root) with { Identities = [identity] },
                    AttachedEnvelope.Of(Chain.Jws())),
                isGood);
    }

    private static IEnumerable<PeerCase> Stamped()
    {
        foreach (var isCose in new[] { false, true })
        {
            var format = isCose ? "COSE" : "JWS";
            yield return Stamp($"{format}: good", true, Chain, isCose);
            yield return Stamp($"{format}: an expired signer", true, Expired, isCose);
            yield return Stamp($"{format}: an expired signer, asked for after the end only", true, Expired, isCose,
                when: "afterCertExpiry");
            yield return Stamp($"{format}: no timestamp for an expired signer", false, Expired, isCose, change: null);
            yield return Stamp($"{format}: no timestamp for a signer that has not expired, asked for after the end only", true, Chain,
                isCose, change: null, when: "afterCertExpiry");
            yield return Stamp($"{format}: no store of authorities for an expired signer", false, Expired, isCose, stores: []);
            yield return Stamp($"{format}: another content type", false, Expired, isCose, token =>
                token with { ContentType = "1.2.840.113549.1.7.1" });
            yield return Stamp($"{format}: another version", false, Expired, isCose, token => token with { Version = 2 });
            yield return Stamp($"{format}: about something else", false, Expired, isCose, token => token with { Data = [1] });
            yield return Stamp($"{format}: without a certificate", false, Expired, isCose, token => token with { Certificates = [] });
            yield return Stamp($"{format}: an authority that is not trusted", false, Expired, isCose,
                stores: [new("tsa", FixedChain.Stranger.Root)]);
            yield return Stamp($"{format}: an empty store of authorities", false, Expired, isCose, stores: [new("tsa", [])]);
            yield return Stamp($"{format}: a store with a signer's certificate", false, Expired, isCose,
                stores: [new("tsa", Authority.Encoded[0])]);
            yield return Stamp($"{format}: a store with an authority that another issued", false, Expired, isCose,
                stores: [new("tsa", Authority.Encoded[1])]);
            yield return Stamp($"{format}: before the signer was valid", false, Expired, isCose, token =>
                token with { Time = new(2024, 6, 1, 0, 0, 0, TimeSpan.Zero) });
            yield return Stamp($"{format}: after the signer was valid", false, Expired, isCose, token =>
                token with { Time = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero) });
        }
    }

    private static IEnumerable<PeerCase> Attached()
    {
        const string type = AgreementRegistry.ArtifactType;
        var good = AttachedEnvelope.Of(Chain.Jws());
        yield return Manifest("the artifact type, and in the config", true,
            good.Change(manifest => manifest["config"]!["mediaType"] = type));
        yield return Manifest("the artifact type, and another in the config", true,
            good.Change(manifest => manifest["config"]!["mediaType"] = "application/x"));
        yield return Manifest("in the config only", true, good.Change(manifest =>
        {
            manifest.Remove("artifactType");
            manifest["config"]!["mediaType"] = type;
        }));
        yield return Manifest("another in the config only", false, good.Change(manifest =>
        {
            manifest.Remove("artifactType");
            manifest["config"]!["mediaType"] = "application/x";
        }));
        yield return Manifest("another artifact type", false, good.Change(manifest => manifest["artifactType"] = "application/x"));
        yield return Manifest("two layers", false,
            good.Change(manifest => manifest["layers"]!.AsArray().Add(manifest["layers"]![0]!.DeepClone())));
        yield return Manifest("no layer", false, good.Change(manifest => manifest["layers"] = new JsonArray()));
        yield return Manifest("another media type of the layer", false,
            good.Change(manifest => manifest["layers"]![0]!["mediaType"] = "application/x"));
        yield return Manifest("a layer that is said to be too long", false,
            good.Change(manifest => manifest["layers"]![0]!["size"] = 33 * 1024 * 1024));
    }

    private static PeerCase Of(string name, bool isGood, TestEnvelope envelope, IReadOnlyList<StoreSpec> stores,
        string level = "strict") => new(
        Combinations, new ArtifactCase(name, new StatementSpec { Stores = stores, Level = level }, AttachedEnvelope.Of(envelope)), isGood);

    private static PeerCase Stamp(
        string name,
        bool isGood,
        FixedChain signer,
        bool isCose,
        Func<TestTimestamp, TestTimestamp>? change = null,
        IReadOnlyList<StoreSpec>? stores = null,
        string when = "always")
    {
        byte[] Token(byte[] signature)
        {
            var token = Authority with { Data = signature, Time = new(2025, 6, 1, 0, 0, 0, TimeSpan.Zero) };
            return (change is null ? token : change(token)).Encode();
        }

        var hasToken = !name.Contains("no timestamp", StringComparison.Ordinal);
        var envelope = isCose
            ? AttachedEnvelope.Of(hasToken ? signer.Cose() with { Countersign = Token } : signer.Cose())
            : new AttachedEnvelope(hasToken ? Countersigned(signer.Jws(), Token) : signer.Jws().Encode(), Envelopes.Jws);
        var statement = StatementSpec.Trusting(signer.Root);
        statement = statement with { VerifyTimestamp = when,
            Stores = [.. statement.Stores, .. stores ?? [new("tsa", Authority.Encoded[2])]] };
        return new(Timestamps, new ArtifactCase(name, statement, envelope), isGood);
    }

    private static PeerCase Manifest(string name, bool isGood, AttachedEnvelope envelope) =>
        new(Manifests, new ArtifactCase(name, StatementSpec.Trusting(Chain.Root), envelope), isGood);

    private static byte[] Countersigned(TestEnvelope envelope, Func<byte[], byte[]> token)
    {
        var json = envelope.ToJson();
        var signature = System.Buffers.Text.Base64Url.DecodeFromChars((string)json["signature"]!);
        json["header"]!["io.cncf.notary.timestampSignature"] = Convert.ToBase64String(token(signature));
        return Encoding.UTF8.GetBytes(json.ToJsonString());
    }
}
