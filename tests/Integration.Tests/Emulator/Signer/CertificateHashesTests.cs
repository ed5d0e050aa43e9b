using System.Text.Json.Nodes;
using EcsImageAuditor.Emulator.Signer;

namespace Integration.Tests.Emulator.Signer;

public sealed class CertificateHashesTests
{
    [Fact]
    public void A_hash_is_the_one_that_the_real_plugin_asked_about()
    {
        // The reference run of this vector ended as revoked, so the real plugin asked about the hash that revoked.json holds.
        var hashes = CertificateHashes.Of(ChainOf("revoked-certificate"));

        var revoked = Assert.Single(VectorSet.RevokedEntities, entity => !entity.StartsWith("arn:", StringComparison.Ordinal));
        Assert.Contains(revoked, hashes);
    }

    [Fact]
    public void Each_hash_names_a_certificate_and_its_issuer_and_the_root_is_its_own()
    {
        var hashes = CertificateHashes.Of(ChainOf("trusted"));

        Assert.Equal(4, hashes.Count);
        AssertEach.Of(hashes, hash => Assert.Matches("^[0-9a-f]{192}$", hash));
        for (var i = 0; i < 3; i++)
            Assert.Equal(hashes[i][96..], hashes[i + 1][..96]);
        Assert.Equal(hashes[3][..96], hashes[3][96..]);
    }

    private static List<ReadOnlyMemory<byte>> ChainOf(string vector)
    {
        var blobs = Directory.EnumerateFiles(Path.Combine(VectorSet.Named(vector).LayoutPath, "blobs", "sha256"));
        var envelope = JsonNode.Parse(
            blobs.Select(File.ReadAllText).Single(text => text.StartsWith("{\"payload\"", StringComparison.Ordinal))
        )!;
        return
        [
            .. envelope["header"]!["x5c"]!
                .AsArray()
                .GetValues<string>()
                .Select(link => new ReadOnlyMemory<byte>(Convert.FromBase64String(link))),
        ];
    }
}
