using EcsImageAuditor.Tests.Shared.Signatures.Builders;

namespace Differential.Tests.Verification.Agreement.Generated;

/// <summary>Images with several signatures, good and bad ones in any order, once in a while more than are looked at.</summary>
internal static class SeveralCases
{
    private const int Limit = 100;

    // Of a referrer that cannot be read, notation lets the whole image fail.
    private static readonly string[] Unreadable = ["two layers", "no manifest", "no blob"];

    private static readonly string[] Kinds =
    [
        "good",
        "good COSE",
        "tampered",
        "expired",
        "stranger",
        "another image",
        "garbage",
        "another format",
        .. Unreadable,
    ];

    public static ArtifactCase Next(Random random)
    {
        List<string> kinds = random.OneIn(25)
            ? [.. Enumerable.Repeat("garbage", Limit - 1 + random.Next(2)), "good"]
            : [.. Enumerable.Range(0, random.Next(7)).Select(_ => random.Of(Kinds))];
        var good = kinds.FindIndex(kind => kind.StartsWith("good", StringComparison.Ordinal));
        return new ArtifactCase(
            string.Join(", ", kinds.Count > 10 ? [$"{kinds.Count}"] : kinds),
            StatementSpec.Trusting(FixedChain.OfTwo.Root),
            [.. kinds.Select((kind, index) => Signature(kind, index))])
        {
            ByTag = random.OneIn(2),
            FindsMore = good >= Limit ? FindsMoreRows.BehindMany
                : good > 0 && kinds[..good].Exists(Unreadable.Contains) ? FindsMoreRows.UnreadableReferrer : null,
        };
    }

    private static AttachedEnvelope Signature(string kind, int index)
    {
        var good = AttachedEnvelope.Of(FixedChain.OfTwo.Jws());
        return kind switch
        {
            "good" => good,
            "good COSE" => AttachedEnvelope.Of(FixedChain.OfTwo.Cose()),
            "tampered" => good with { Bytes = [.. good.Bytes[..^6], (byte)(good.Bytes[^6] ^ 1), .. good.Bytes[^5..]] },
            "expired" => AttachedEnvelope.Of(
                FixedChain.OfTwo.JwsOfAuthority("2020-06-01T12:00:00Z").With("io.cncf.notary.expiry", "2021-01-01T00:00:00Z", true)
            ),
            "stranger" => AttachedEnvelope.Of(FixedChain.Stranger.Jws()),
            "another image" => AttachedEnvelope.Of(
                FixedChain.OfTwo.Jws() with
                {
                    Payload = TestEnvelope.Target(AttachedEnvelope.ManifestType, TestEnvelope.Digest, 402),
                }
            ),
            "garbage" => new AttachedEnvelope([(byte)index, (byte)(index >> 8), 1], Envelopes.Jws),
            "another format" => good with { MediaType = Envelopes.Cose },
            "two layers" => good.Change(manifest => manifest["layers"]!.AsArray().Add(manifest["layers"]![0]!.DeepClone())),
            "no manifest" => good with { Rewrite = text => text.Replace("\"size\":", "\"size\":1", StringComparison.Ordinal) },
            _ => good.Change(manifest => manifest["layers"]![0]!["digest"] = $"sha256:{index:x64}"),
        };
    }
}
