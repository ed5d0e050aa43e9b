using ImageSignatures.TrustPolicies;

namespace Components.Tests.TrustPolicies;

/// <summary>What notation says of a signature that it reads from a folder, which shows how it reads its policy and trust store.</summary>
internal sealed class NotationVerification : IDisposable
{
    /// <summary>Where the trust store that the policy names has to be.</summary>
    public const string Store = "ca:acme";

    private static readonly SignatureVector Image = VectorSet.Named("x509-plain");
    private readonly NotationCli _notation = new();

    public NotationVerification() => Directory.CreateDirectory(ConfigDirectory);

    public string ConfigDirectory => _notation.ConfigurationDirectory;

    /// <returns>All that notation wrote. The image's signature is by a root that no test trusts.</returns>
    public async Task<string> VerifyAsync(string scope = "local/image")
    {
        var run = await _notation.RunAsync(
            ["verify", "--verbose", "--oci-layout", $"{Image.LayoutPath}@{Image.Digest}", "--scope", scope],
            new Dictionary<string, string> { ["NOTATION_EXPERIMENTAL"] = "1" });
        return run.Output + run.Error;
    }

    /// <returns>Whether notation loads <see cref="Store"/> with this one file in it.</returns>
    public async Task<bool> LoadsAsync(byte[] file)
    {
        Assert.True(TrustStoreName.TryParse(Store, out var name, out _));
        var directory = Directory.CreateDirectory(TrustStore.DirectoryOf(ConfigDirectory, name)).FullName;
        await File.WriteAllBytesAsync(Path.Combine(directory, "root.crt"), file);
        var said = await VerifyAsync();
        var isLoaded = said.Contains("does not contain any trusted certificate", StringComparison.Ordinal);
        Assert.True(isLoaded || said.Contains("trusted certificate root.crt", StringComparison.Ordinal), said);
        return isLoaded;
    }

    /// <summary>Writes a policy that trusts anybody below <see cref="Store"/>.</summary>
    public void WritePolicy(string name = "trustpolicy.json", string statement = "images") =>
        File.WriteAllText(
            Path.Combine(ConfigDirectory, name),
            $$"""
            {"version": "1.0", "trustPolicies": [{"name": "{{statement}}", "registryScopes": ["*"], "signatureVerification": {"level": "strict"},
              "trustStores": ["{{Store}}"], "trustedIdentities": ["*"]}]}
            """
        );

    public void Dispose() => _notation.Dispose();
}
