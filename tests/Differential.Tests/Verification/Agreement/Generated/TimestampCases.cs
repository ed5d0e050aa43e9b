using System.Text;
using Differential.Tests.Signatures.Agreement;
using EcsImageAuditor.Tests.Shared.Signatures.Builders;

namespace Differential.Tests.Verification.Agreement.Generated;

/// <summary>RFC 3161 countersignatures: right, about something else, by a stranger, at a wrong time; certificates valid now, then or never.</summary>
internal static class TimestampCases
{
    private static readonly TestTimestamp Authority = TestTimestamp.By(Chains.Always(TestChain.Timestamping()));
    private static readonly TestTimestamp Stranger = TestTimestamp.By(Chains.Always(TestChain.Timestamping()));

    // Signers that are valid now, were valid at the time of the timestamp, and were not.
    private static readonly FixedChain[] Signers = [FixedChain.OfTwo, Window(2025, 2026), Window(2020, 2022), Window(2100, 2120)];

    private static readonly (string Name, Func<TestTimestamp, TestTimestamp> Change)[] Changes =
    [
        ("as it is", token => token),
        ("as it is", token => token),
        ("about something else", token => token with { Data = [1] }),
        ("at the end", token => token with { Time = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero) }),
        ("after the end", token => token with { Time = new(2026, 1, 1, 0, 0, 1, TimeSpan.Zero) }),
        ("around the end", token => token with { Time = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), Accuracy = 1 }),
        ("before the start", token => token with { Time = new(2024, 12, 31, 23, 59, 59, TimeSpan.Zero) }),
        ("with the root", token => token with { Certificates = token.Encoded }),
        ("without certificates", token => token with { Certificates = [] }),
        ("version 2", token => token with { Version = 2 }),
        ("another content", token => token with { ContentType = "1.2.840.113549.1.7.1" }),
        ("named by SHA-1", token => token with { NamesCertificateBySha1 = true }),
        ("signed with SHA-1", token => token with { DigestAlgorithm = "1.3.14.3.2.26" }),
        ("with a time of signing", token => token with { SigningTime = new(2025, 6, 1, 0, 0, 0, TimeSpan.Zero) }),
        ("accurate to the second", token => token with { Accuracy = 1 }),
    ];

    public static ArtifactCase Next(Random random)
    {
        var signer = random.Of(Signers);
        var (name, change) = random.Of(Changes);
        var authority = random.OneIn(6) ? Stranger : Authority;
        var statement = StatementSpec.Trusting(signer.Root) with { VerifyTimestamp = random.Of(null, "always", "afterCertExpiry") };
        if (!random.OneIn(8))
            statement = statement with { Stores = [.. statement.Stores, new StoreSpec("tsa", Authority.Encoded[random.OneIn(8) ? 1 : 2])] };

        byte[] Token(byte[] signature) =>
            change(authority with { Data = signature, Time = new(2025, 6, 1, 0, 0, 0, TimeSpan.Zero) }).Encode();
        var isCose = random.OneIn(2);
        var envelope = isCose
            ? AttachedEnvelope.Of(signer.Cose() with { Countersign = Token })
            : new AttachedEnvelope(Countersign(signer.Jws(), Token), Envelopes.Jws);
        return new ArtifactCase(
            $"{(isCose ? "COSE" : "JWS")} {name}{(authority == Stranger ? " stranger" : "")} signer {Array.IndexOf(Signers, signer)} {statement.VerifyTimestamp} {string.Join('+', statement.Stores)}",
            statement,
            envelope);
    }

    private static byte[] Countersign(TestEnvelope envelope, Func<byte[], byte[]> token)
    {
        var json = envelope.ToJson();
        var signature = System.Buffers.Text.Base64Url.DecodeFromChars((string)json["signature"]!);
        json["header"]!["io.cncf.notary.timestampSignature"] = Convert.ToBase64String(token(signature));
        return Encoding.UTF8.GetBytes(json.ToJsonString());
    }

    private static FixedChain Window(int from, int to) => FixedChain.Of(FixedChain.OfTwo.Chain.Change(0, leaf => leaf with
    {
        NotBefore = new(from, 1, 1, 0, 0, 0, TimeSpan.Zero),
        NotAfter = new(to, 1, 1, 0, 0, 0, TimeSpan.Zero),
    }));
}
