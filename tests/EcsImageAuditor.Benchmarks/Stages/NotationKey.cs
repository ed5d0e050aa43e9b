namespace EcsImageAuditor.Benchmarks.Stages;

/// <summary>Notation with a test key of its own and a policy that trusts it.</summary>
internal sealed class NotationKey : IDisposable
{
    private const string Name = "benchmark.test";

    private readonly NotationCli _notation = new();

    public string ConfigDirectory => _notation.ConfigurationDirectory;

    public async Task GenerateAsync()
    {
        (await _notation.RunAsync(["cert", "generate-test", "--default", Name])).Succeeded();
        await TrustPolicy.WriteAsync(ConfigDirectory, $"ca:{Name}", $"x509.subject: CN={Name},O=Notary,L=Seattle,ST=WA,C=US");
    }

    public async Task SignAsync(string reference) => (await _notation.RunAsync(["sign", reference])).Succeeded();

    public async Task<string> NotationVersionAsync()
    {
        var said = (await _notation.RunAsync(["version"])).Succeeded().Output;
        return said.Split('\n').First(line => line.StartsWith("Version:", StringComparison.Ordinal))["Version:".Length..].Trim();
    }

    public void Dispose() => _notation.Dispose();
}
