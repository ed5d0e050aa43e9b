using Components.Tests.Cli;
using EcsImageAuditor.Emulator.Images;
using EcsImageAuditor.Emulator.Registry;

namespace Components.Tests.Signing;

/// <summary>Every command and the configuration of docs/signing.md, with local registries in place of those it names.</summary>
public sealed class DocumentationTests : IAsyncLifetime
{
    private const string NamedRegistry = "registry.example.com";
    private static readonly string Text = File.ReadAllText(Path.Combine(ComponentCatalog.RepositoryRoot, "docs", "signing.md"));
    private SigningStage _stage = null!;
    private RegistryServer _registry = null!;

    public async Task InitializeAsync()
    {
        _stage = await SigningStage.StartAsync();
        _registry = await RegistryServer.StartAsync();
        var writer = _stage.Writer(_registry.Host);
        await writer.PushAsync("shop/web", ImageBuilder.Image("web"), "1.0");
        await writer.PushAsync("library/tomcat", ImageBuilder.Image("tomcat"), "latest");
        await writer.PushAsync("jenkins/jenkins", ImageBuilder.Image("jenkins"), "lts");
        _stage.Write("sign.yaml", Block("```yaml"));
        _stage.Write("trustpolicy.json", """
            {"version":"1.0","trustPolicies":[{"name":"docs","registryScopes":["*"],"signatureVerification":{"level":"strict"},
            "trustStores":["signingAuthority:aws-signer-ts"],"trustedIdentities":["arn:aws:signer:us-west-2:111122223333:/signing-profiles/release"]}]}
            """);
    }

    public async Task DisposeAsync()
    {
        await _stage.DisposeAsync();
        await _registry.DisposeAsync();
    }

    [NeedsFact(Component.Notation)]
    public async Task Every_command_does_what_it_is_there_for()
    {
        var commands = Text.Split('\n').Where(line => line.StartsWith("ecs-image-auditor ", StringComparison.Ordinal)).ToList();
        Assert.Equal(5, commands.Count);
        foreach (var command in commands)
        {
            var run = await RunAsync(command);
            Assert.True(run.ExitCode == 0, $"{command}\n{run.Output}{run.Error}");
        }
    }

    private async Task<CommandLineRun> RunAsync(string command)
    {
        var parts = command.Replace(NamedRegistry, _registry.Host, StringComparison.Ordinal).Split(" > ");
        var arguments = parts[0]
            .Split(' ')
            .Skip(1)
            .Select(argument => argument is "sign.yaml" or "inventory.jsonl" ? Path.Combine(_stage.ConfigDirectory, argument) : argument)
            .ToList();
        if (arguments.Contains("--config"))
            arguments.AddRange(["--mirror", $"docker.io={_registry.Host}", "--target-registry", _registry.Host]);
        var run = await _stage.RunAsync(arguments);
        if (parts.Length > 1)
            _stage.Write(parts[1], run.Output);
        return run;
    }

    private static string Block(string fence)
    {
        var start = Text.IndexOf(fence, StringComparison.Ordinal) + fence.Length;
        return Text[start..Text.IndexOf("```", start, StringComparison.Ordinal)].TrimStart();
    }
}
