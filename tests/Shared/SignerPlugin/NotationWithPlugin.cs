using EcsImageAuditor.Emulator.Signer;

namespace EcsImageAuditor.Tests.Shared.SignerPlugin;

/// <summary>The real notation with the stand-in plugin installed, which asks an emulated AWS Signer.</summary>
internal sealed class NotationWithPlugin : IDisposable
{
    private readonly NotationCli _notation = new();
    private readonly Dictionary<string, string> _environment;

    public NotationWithPlugin(SignerServer signer)
    {
        PluginBuild.Install(_notation.ConfigurationDirectory);
        _environment = new Dictionary<string, string>(PluginBuild.Environment)
        {
            ["AWS_ENDPOINT_URL_SIGNER"] = signer.Endpoint.ToString(),
        };
    }

    /// <summary>Where notation looks for its trust store and policy.</summary>
    public string ConfigurationDirectory => _notation.ConfigurationDirectory;

    /// <summary>Makes the later runs use these credentials for every registry; they never appear in arguments.</summary>
    public void UseCredentials(string username, string password)
    {
        _environment["NOTATION_USERNAME"] = username;
        _environment["NOTATION_PASSWORD"] = password;
    }

    /// <summary>Writes a trust policy that trusts one identity at level strict.</summary>
    public Task TrustAsync(string identity) => File.WriteAllTextAsync(
        Path.Combine(ConfigurationDirectory, "trustpolicy.json"),
        $$"""
        {"version":"1.0","trustPolicies":[{"name":"test","registryScopes":["*"],"signatureVerification":{"level":"strict"},
        "trustStores":["signingAuthority:aws-signer-ts"],"trustedIdentities":["{{identity}}"]}]}
        """);

    public Task<CommandResult> VerifyAsync(string reference, CancellationToken ct = default) =>
        RunAsync(["verify", "--verbose", reference], ct);

    public Task<CommandResult> RunAsync(IEnumerable<string> arguments, CancellationToken ct = default) =>
        _notation.RunAsync(arguments, _environment, cancellationToken: ct);

    public void Dispose() => _notation.Dispose();
}
