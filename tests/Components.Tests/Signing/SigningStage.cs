using Components.Tests.Cli;
using EcsImageAuditor.Emulator.Images;
using EcsImageAuditor.Emulator.Signer;
using EcsImageAuditor.Tests.Shared.SignerPlugin;

namespace Components.Tests.Signing;

/// <summary>An AWS Signer, a notation configuration that knows its root, and the command line that signs with them.</summary>
internal sealed class SigningStage : IAsyncDisposable
{
    public const string ProfileName = "release";
    public const string Region = "us-west-2";

    private readonly TemporaryFolder _folder = new();
    private readonly HttpClient _http = new();

    private SigningStage(SignerServer signer) => Signer = signer;

    public SignerServer Signer { get; }

    /// <summary>ARN of the profile that signs; made when it is first asked for.</summary>
    public string ProfileArn { get; private set; } = "";

    /// <summary>A notation configuration directory: the trust store and the plugin.</summary>
    public string ConfigDirectory => _folder.FullName;

    public static async Task<SigningStage> StartAsync()
    {
        var stage = new SigningStage(await SignerServer.StartAsync(new SignerServerOptions { Region = Region }));
        stage.ProfileArn = stage.Signer.PutSigningProfile(ProfileName).Arn;
        await stage.Signer.SigningChain.WriteTrustStoreAsync(stage.ConfigDirectory);
        return stage;
    }

    public RegistryWriter Writer(string host) => new(_http, host);

    /// <summary>Runs <c>sign</c> with the stage's AWS Signer.</summary>
    public Task<CommandLineRun> SignAsync(params IEnumerable<string> arguments) => RunAsync(["sign", .. arguments]);

    public Task<CommandLineRun> SignAsync(CancellationToken interrupted, params IEnumerable<string> arguments) =>
        CommandLineRun.OfAsync(Variables, Input, ["sign", .. arguments, "--config-dir", ConfigDirectory, "--plain-http"], interrupted);

    public Task<CommandLineRun> RunAsync(params IEnumerable<string> arguments) => CommandLineRun.OfAsync(
        Variables, Input, [.. arguments, "--config-dir", ConfigDirectory, "--plain-http"]);

    /// <summary>Whether the builtin verifier trusts an image that the profile should have signed.</summary>
    public async Task<string?> VerdictAsync(string image)
    {
        Write("trustpolicy.json", $$"""
            {"version":"1.0","trustPolicies":[{"name":"stage","registryScopes":["*"],"signatureVerification":{"level":"strict"},
            "trustStores":["signingAuthority:aws-signer-ts"],"trustedIdentities":["{{ProfileArn}}"]}]}
            """);
        return (string?)Assert.Single((await RunAsync("verify", "--verifier", "builtin", "--output", "json", image)).Objects)["verdict"];
    }

    /// <summary>Standard input of the runs.</summary>
    public string Input { get; set; } = "";

    /// <summary>The variables that lead the command line to the stage.</summary>
    public IEnumerable<(string, string)> Variables =>
    [
        ("AWS_ENDPOINT_URL_SIGNER", Signer.Endpoint.ToString()),
        ("AWS_REGION", Region),
        ("NOTATION_LIBEXEC", ConfigDirectory),
        .. PluginBuild.Environment.Select(variable => (variable.Key, variable.Value)),
    ];

    /// <summary>Writes a file into the stage's folder.</summary>
    /// <returns>Its path.</returns>
    public string Write(string name, string content)
    {
        var path = Path.Combine(ConfigDirectory, name);
        File.WriteAllText(path, content);
        return path;
    }

    /// <summary>A configuration of one account with one base image a line: SOURCE REPOSITORY TAG.</summary>
    public string Configure(string settings, params IEnumerable<(string Source, string Repository)> images) => Write("sign.yaml", $"""
        version: v1
        {settings}
        accounts:
        - name: "111122223333"
          region: {Region}
          baseimages:
        {string.Join('\n', images.Select(image => $"    - {{name: \"{image.Source}\", tag: 1.0.0, ecrrepo: {image.Repository}}}"))}
        """);

    /// <summary>A notation with a policy that trusts the profile.</summary>
    public async Task<NotationWithPlugin> NotationAsync()
    {
        var notation = new NotationWithPlugin(Signer);
        await Signer.SigningChain.WriteTrustStoreAsync(notation.ConfigurationDirectory);
        await notation.TrustAsync(ProfileArn);
        return notation;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Signer.DisposeAsync();
        _folder.Dispose();
    }
}
