using System.Buffers.Text;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ImageSignatures.Signatures;
using ImageSignatures.Verdicts;

namespace EcsImageAuditor.Tests.Shared.Signatures.Builders;

/// <summary>A JWS envelope to be. Each part can be replaced before it is signed, and the whole afterwards.</summary>
internal sealed record TestEnvelope
{
    public const string Digest = "sha256:a836827331d5d6a801366dc407e8ee369541e110dd6aedeab4c2cf5bff3aa2bd";

    // Without escapes, of which several stand for one character.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static readonly DateTimeOffset SigningTime = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    public required TestChain Chain { get; init; }

    /// <summary>The protected header.</summary>
    public required JsonObject Protected { get; init; }

    /// <summary>The text of the protected header, when it is to be no well-formed one.</summary>
    public string? ProtectedText { get; init; }

    public string Payload { get; init; } = Target("application/vnd.oci.image.manifest.v1+json", Digest, 401);

    /// <summary>Further members of the unprotected header.</summary>
    public JsonObject Unprotected { get; init; } = new() { ["io.cncf.notary.signingAgent"] = "test/1.0" };

    /// <summary>Who signs; null for the leaf of the chain.</summary>
    public Func<byte[], byte[]>? Sign { get; init; }

    /// <summary>The certificates in the envelope, when they are to be others than the chain.</summary>
    public IReadOnlyList<byte[]>? Certificates { get; init; }

    /// <summary>As AWS Signer makes them.</summary>
    public static TestEnvelope OfSigningAuthority(TestChain? chain = null) => Create(chain ?? TestChain.OfFour(), new JsonObject
    {
        ["io.cncf.notary.signingScheme"] = "notary.x509.signingAuthority",
        ["io.cncf.notary.authenticSigningTime"] = "2026-06-01T12:00:00Z",
        ["io.cncf.notary.expiry"] = "2026-12-01T12:00:00Z",
        ["io.cncf.notary.verificationPlugin"] = "com.amazonaws.signer.notation.plugin",
        ["com.amazonaws.signer.signingProfileVersion"] = "arn:aws:signer:us-west-2:111122223333:/signing-profiles/ecs/AbCdEf1234",
        ["com.amazonaws.signer.signingJob"] = "arn:aws:signer:us-west-2:111122223333:/signing-jobs/2f4f2c0e-5a0f-4e0a-8f0d-1d1d1d1d1d1d",
        ["crit"] = new JsonArray(
            "io.cncf.notary.signingScheme",
            "io.cncf.notary.authenticSigningTime",
            "io.cncf.notary.expiry",
            "io.cncf.notary.verificationPlugin",
            "com.amazonaws.signer.signingProfileVersion",
            "com.amazonaws.signer.signingJob"),
    });

    /// <summary>As notation itself makes them.</summary>
    public static TestEnvelope OfX509(TestChain? chain = null) => Create(chain ?? TestChain.OfFour(), new JsonObject
    {
        ["io.cncf.notary.signingScheme"] = "notary.x509",
        ["io.cncf.notary.signingTime"] = "2026-06-01T12:00:00Z",
        ["crit"] = new JsonArray("io.cncf.notary.signingScheme"),
    });

    public static string Target(string mediaType, string digest, long size) =>
        $$$"""{"targetArtifact":{"mediaType":"{{{mediaType}}}","digest":"{{{digest}}}","size":{{{size}}}}}""";

    /// <summary>Changes the protected header.</summary>
    public TestEnvelope Change(Action<JsonObject> change)
    {
        var header = (JsonObject)Protected.DeepClone();
        change(header);
        return this with { Protected = header };
    }

    /// <summary>Adds an attribute.</summary>
    public TestEnvelope With(string name, JsonNode? value, bool isCritical) => Change(header =>
    {
        header[name] = value;
        if (isCritical)
            ((JsonArray)header["crit"]!).Add(name);
    });

    public TestEnvelope WithoutCritical(string name) => Change(header =>
        header["crit"] = new JsonArray([.. header["crit"]!.AsArray().Where(n => (string?)n != name).Select(n => n!.DeepClone())]));

    public JsonObject ToJson()
    {
        var header = Encode(ProtectedText ?? Protected.ToJsonString(Plain));
        var payload = Encode(Payload);
        var signature = (Sign ?? Chain.Leaf.Key.SignEnvelope)(Encoding.ASCII.GetBytes($"{header}.{payload}"));
        var unprotected = (JsonObject)Unprotected.DeepClone();
        unprotected["x5c"] = new JsonArray([.. (Certificates ?? Chain.Encode()).Select(der => (JsonNode)Convert.ToBase64String(der))]);
        return new JsonObject
        {
            ["payload"] = payload,
            ["protected"] = header,
            ["header"] = unprotected,
            ["signature"] = Base64Url.EncodeToString(signature),
        };
    }

    public byte[] Encode() => Encoding.UTF8.GetBytes(ToJson().ToJsonString(Plain));

    public Result<VerifiedEnvelope> Judge() => Envelopes.Judge(Encode(), Envelopes.Jws);

    public VerifiedEnvelope Verified() => Envelopes.Verified(Encode(), Envelopes.Jws);

    public Reason Refused() => Envelopes.Refused(Encode(), Envelopes.Jws);

    public static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    private static TestEnvelope Create(TestChain chain, JsonObject header)
    {
        header["alg"] = chain.Leaf.Key.EnvelopeAlgorithm.Jws;
        header["cty"] = "application/vnd.cncf.notary.payload.v1+json";
        return new TestEnvelope { Chain = chain, Protected = header };
    }
}
