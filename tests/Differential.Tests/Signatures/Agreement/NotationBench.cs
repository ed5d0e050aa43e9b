using System.Text.Json;
using System.Text.Json.Nodes;
using EcsImageAuditor.Emulator.Registry;

namespace Differential.Tests.Signatures.Agreement;

/// <summary>The real notation with a trust store and a statement of its own for each case, and a registry that it reads from.</summary>
internal sealed class NotationBench(RegistryServer registry) : IDisposable
{
    private const int AtOnce = 4;
    private const string ImageType = "application/vnd.oci.image.manifest.v1+json";

    private readonly NotationCli _notation = new();

    public static Agreed Compare(bool ours, bool theirs) => (ours, theirs) switch
    {
        (true, true) => Agreed.BothAccept,
        (false, false) => Agreed.BothRefuse,
        (false, true) => Agreed.Stricter,
        (true, false) => Agreed.Laxer,
    };

    /// <summary>What notation says of each case, at level strict but for revocation.</summary>
    /// <param name="cases">The cases.</param>
    /// <param name="prefix">What the repositories' names begin with.</param>
    /// <param name="identity">The trusted identity.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<IReadOnlyList<(bool Accepts, string Text)>> JudgeAsync(
        IReadOnlyList<AgreementCase> cases, string prefix, string identity, CancellationToken cancellationToken)
    {
        foreach (var (index, item) in cases.Index())
            await AddAnchorAsync($"{prefix}-{index}", item.Anchor);
        await WritePolicyAsync([.. cases.Index().Select(c => $"{prefix}-{c.Index}")], identity);

        var answers = new (bool, string)[cases.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(cases.Index(), options, async (item, token) =>
            answers[item.Index] = await VerifyAsync(await PushAsync($"{prefix}-{item.Index}", item.Item), token));
        return answers;
    }

    public void Dispose() => _notation.Dispose();

    private async Task AddAnchorAsync(string name, byte[] anchor)
    {
        foreach (var type in new[] { "ca", "signingAuthority" })
        {
            var store = Directory.CreateDirectory(Path.Combine(_notation.ConfigurationDirectory, "truststore", "x509", type, name));
            await File.WriteAllBytesAsync(Path.Combine(store.FullName, "anchor.der"), anchor);
        }
    }

    private async Task WritePolicyAsync(IReadOnlyList<string> names, string identity)
    {
        var statements = names.Select(name => new JsonObject
        {
            ["name"] = name,
            ["registryScopes"] = new JsonArray($"{registry.Host}/{name}"),
            ["signatureVerification"] = new JsonObject { ["level"] = "strict", ["override"] = new JsonObject { ["revocation"] = "skip" } },
            ["trustStores"] = new JsonArray($"ca:{name}", $"signingAuthority:{name}"),
            ["trustedIdentities"] = new JsonArray(identity),
        });
        var policy = new JsonObject { ["version"] = "1.0", ["trustPolicies"] = new JsonArray([.. statements]) };
        var file = Path.Combine(_notation.ConfigurationDirectory, "trustpolicy.json");
        await File.WriteAllTextAsync(file, policy.ToJsonString());
    }

    private async Task<string> PushAsync(string repository, AgreementCase item)
    {
        var image = VectorSet.Named("trusted");
        var manifest = Path.Combine(image.LayoutPath, "blobs", "sha256", image.Digest["sha256:".Length..]);
        await registry.PutManifestAsync(repository, await File.ReadAllBytesAsync(manifest), ImageType);
        var signature = new JsonObject
        {
            ["schemaVersion"] = 2,
            ["mediaType"] = ImageType,
            ["artifactType"] = "application/vnd.cncf.notary.signature",
            ["config"] = Descriptor("application/vnd.oci.empty.v1+json", registry.PutBlob(repository, "{}"u8.ToArray()), 2),
            ["layers"] = new JsonArray(Descriptor(item.MediaType, registry.PutBlob(repository, item.Envelope), item.Envelope.Length)),
            ["subject"] = Descriptor(ImageType, image.Digest, new FileInfo(manifest).Length),
            ["annotations"] = new JsonObject { ["io.cncf.notary.x509chain.thumbprint#S256"] = "[]" },
        };
        await registry.PutManifestAsync(repository, JsonSerializer.SerializeToUtf8Bytes(signature), ImageType);
        return $"{registry.Host}/{repository}@{image.Digest}";
    }

    private static JsonObject Descriptor(string mediaType, string digest, long size) =>
        new() { ["mediaType"] = mediaType, ["digest"] = digest, ["size"] = size };

    private async Task<(bool Accepts, string Text)> VerifyAsync(string reference, CancellationToken cancellationToken)
    {
        var result = await _notation.RunAsync(
            ["verify", "--insecure-registry", "--verbose", reference],
            cancellationToken: cancellationToken
        );
        var reason = result
            .Error.Split('\n')
            .FirstOrDefault(line => line.Contains("failed verification with error", StringComparison.Ordinal));
        return (result.ExitCode == 0, (reason ?? result.Error).Replace('\n', ' '));
    }
}
