using System.Text.Json.Nodes;
using Components.Tests.Parts;
using EcsImageAuditor.Emulator.Images;
using EcsImageAuditor.Emulator.Registry;
using EcsImageAuditor.Tests.Shared.SignerPlugin;

namespace Components.Tests.Signing;

/// <summary>From docker-registry, which lacks the referrers API, to docker-registry and to the emulator, which has it.</summary>
[Collection(SharedDockerRegistry.Name)]
public sealed class SignWithRealPartsTests(DockerRegistryFixture registries) : IAsyncLifetime
{
    private SigningStage _stage = null!;

    public async Task InitializeAsync()
    {
        _stage = await SigningStage.StartAsync();
        PluginBuild.Install(_stage.ConfigDirectory);
    }

    public async Task DisposeAsync() => await _stage.DisposeAsync();

    [NeedsTheory(Component.Notation, Component.DockerRegistry, Component.Oras)]
    [InlineData("single", "in-process")]
    [InlineData("multi-arch", "in-process")]
    [InlineData("docker-schema-2", "in-process")]
    [InlineData("docker-manifest-list", "in-process")]
    [InlineData("zstd", "in-process")]
    [InlineData("single", "notation")]
    [InlineData("multi-arch", "notation")]
    public async Task Every_shape_is_copied_byte_for_byte_and_signed_so_that_notation_and_oras_agree(string shape, string signer)
    {
        await using var target = await DockerRegistry.StartOpenAsync();

        await SignAndCheckAsync(shape, signer, target.Host);
    }

    [NeedsTheory(Component.Notation, Component.DockerRegistry, Component.Oras)]
    [InlineData("single")]
    [InlineData("multi-arch")]
    [InlineData("docker-schema-2")]
    [InlineData("docker-manifest-list")]
    [InlineData("zstd")]
    public async Task A_registry_with_the_referrers_API_gets_the_same_without_a_tag(string shape)
    {
        await using var target = await RegistryServer.StartAsync();

        await SignAndCheckAsync(shape, "in-process", target.Host);

        AssertEach.IsNot(
            target.Requests,
            request => request.Method == "PUT" && request.PathAndQuery.Contains("/sha256-", StringComparison.Ordinal)
        );
    }

    [NeedsTheory(Component.Notation, Component.DockerRegistry)]
    [InlineData("single")]
    [InlineData("multi-arch")]
    public async Task What_notation_signed_is_left_alone_and_verified(string shape)
    {
        var digest = (await _stage.Writer(registries.OpenHost).PushAsync($"interop/{shape}", Shapes.Of(shape), "1")).Digest;
        var image = $"{registries.OpenHost}/interop/{shape}:1";
        using var notation = await _stage.NotationAsync();
        (
            await notation.RunAsync([
                "sign",
                "--plugin",
                PluginBuild.Name,
                "--id",
                _stage.ProfileArn,
                $"{registries.OpenHost}/interop/{shape}@{digest}",
            ])
        ).Succeeded();

        var run = await _stage.SignAsync(image, "--profile", _stage.ProfileArn);

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Assert.Contains("1 already-signed", run.Output, StringComparison.Ordinal);
        Assert.Equal("trusted", await _stage.VerdictAsync(image));
    }

    [NeedsFact(Component.Notation, Component.DockerRegistry)]
    public async Task A_registry_that_asks_for_a_password_is_pushed_to_with_it_and_it_is_never_printed()
    {
        await _stage.Writer(registries.OpenHost).PushAsync("secret/web", Shapes.Of("single"), "1");
        var login = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{registries.Username}:{registries.Password}"));
        _stage.Write(
            "config.json",
            new JsonObject { ["auths"] = new JsonObject { [registries.Host] = new JsonObject { ["auth"] = login } } }.ToJsonString()
        );
        var file = _stage.Configure($"profile: {_stage.ProfileArn}", ($"{registries.OpenHost}/secret/web:1", "secret/web"));

        var run = await Cli.CommandLineRun.OfAsync(
            [.. _stage.Variables, ("DOCKER_CONFIG", _stage.ConfigDirectory)],
            "",
            "sign", "--config", file, "--target-registry", registries.Host, "--config-dir", _stage.ConfigDirectory);

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Assert.DoesNotContain(registries.Password, run.Output + run.Error, StringComparison.Ordinal);
    }

    private async Task SignAndCheckAsync(string shape, string signer, string host)
    {
        var built = Shapes.Of(shape);
        await _stage.Writer(registries.OpenHost).PushAsync($"source/{shape}", built, "1");
        var file = _stage.Configure($"profile: {_stage.ProfileArn}", ($"{registries.OpenHost}/source/{shape}:1", "copy/image"));
        string[] arguments = ["--config", file, "--target-registry", host, "--signer", signer];

        var run = await _stage.SignAsync(arguments);

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        await AssertCopiedAsync(host, built);
        var image = $"{host}/copy/image@{built.Descriptor.Digest}";
        using var notation = await _stage.NotationAsync();
        (await notation.VerifyAsync(image)).Succeeded();
        Assert.Equal("trusted", await _stage.VerdictAsync(image));
        using var oras = new OrasCli();
        var discovered = (await oras.RunAsync(["discover", "--plain-http", "--format", "json", image])).Succeeded().Output;
        Assert.Equal(
            "application/vnd.cncf.notary.signature",
            (string?)Assert.Single(JsonNode.Parse(discovered)!["referrers"]!.AsArray())!["artifactType"]
        );
        Assert.Contains("1 already-signed", (await _stage.SignAsync(arguments)).Output, StringComparison.Ordinal);
    }

    private async Task AssertCopiedAsync(string host, BuiltImage image)
    {
        var writer = _stage.Writer(host);
        foreach (var one in image.Children.Append(image))
        {
            var bytes = await writer.GetManifestAsync("copy/image", one.Descriptor.Digest, one.Descriptor.MediaType);
            Assert.True(bytes.Span.SequenceEqual(one.Manifest.Bytes.Span), $"{one.Descriptor.Digest} has other bytes");
        }

        Assert.True(
            (await writer.GetManifestAsync("copy/image", "1.0.0", image.Descriptor.MediaType)).Span.SequenceEqual(image.Manifest.Bytes.Span)
        );
    }
}
