using System.Net;
using EcsImageAuditor.Emulator.Images;
using EcsImageAuditor.Emulator.Registry;
using EcsImageAuditor.Emulator.Signer;
using EcsImageAuditor.Tests.Shared.SignerPlugin;

namespace Components.Tests.SignerPlugin;

public sealed class NotationSigningTests
{
    private static readonly HttpClient Http = new();

    [NeedsTheory(Component.Notation)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_notation_signs_with_the_plugin_it_verifies(bool referrersApi)
    {
        await using var registry = await RegistryServer.StartAsync(
            new RegistryServerOptions { ReferrersApi = referrersApi, Username = "user", Password = "secret" });
        await using var signer = await SignerServer.StartAsync();
        var profile = signer.PutSigningProfile("web_images");
        using var notation = new NotationWithPlugin(signer);
        notation.UseCredentials("user", "secret");
        await signer.SigningChain.WriteTrustStoreAsync(notation.ConfigurationDirectory);
        await notation.TrustAsync(profile.Arn);
        var writer = new RegistryWriter(Http, registry.Host, new NetworkCredential("user", "secret"));
        var image = $"{registry.Host}/app@{(await writer.PushAsync("app", ImageBuilder.Image("seed"))).Digest}";

        (await notation.RunAsync(["key", "add", "signer", "--plugin", PluginBuild.Name, "--id", profile.Arn])).Succeeded();
        (await notation.RunAsync(["sign", "--key", "signer", image])).Succeeded();

        var verified = (await notation.VerifyAsync(image)).Succeeded();
        Assert.Contains($"Successfully verified signature for {image}", verified.Output, StringComparison.Ordinal);
        Assert.Equal(
            ["/signing-jobs/with-payload", "/revocations"],
            signer.Requests.Select(request => request.PathAndQuery.Split('?')[0]));
    }

    [NeedsFact(Component.Notation)]
    public async Task Notation_lists_the_plugin_without_an_error()
    {
        await using var signer = await SignerServer.StartAsync();
        using var notation = new NotationWithPlugin(signer);

        var list = (await notation.RunAsync(["plugin", "ls"])).Succeeded();

        Assert.Matches($"{PluginBuild.Name} .*1\\.0\\.350 .*<nil>", list.Output);
    }
}
