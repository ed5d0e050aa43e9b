using System.Net;
using Components.Tests.Parts;
using EcsImageAuditor.Emulator.Faults;
using EcsImageAuditor.Emulator.Images;
using EcsImageAuditor.Emulator.Oci;
using EcsImageAuditor.Emulator.Registry;
using EcsImageAuditor.Emulator.Signer;
using EcsImageAuditor.Tests.Shared.SignerPlugin;

namespace Components.Tests.Emulator.Images;

/// <summary>What the emulator signs and attaches, judged by the real notation.</summary>
[Collection(SharedDockerRegistry.Name)]
public sealed class AttachedSignatureTests(DockerRegistryFixture docker) : IAsyncLifetime
{
    private static readonly HttpClient Http = new();

    private SignerServer _signer = null!;
    private SigningProfile _profile = null!;

    public async Task InitializeAsync()
    {
        _signer = await SignerServer.StartAsync();
        _profile = _signer.PutSigningProfile("web_images");
    }

    public async Task DisposeAsync() => await _signer.DisposeAsync();

    public static TheoryData<string> Modes => ["api", "api paged", "tag schema", "bearer", "redirect"];

    [NeedsTheory(Component.Notation)]
    [MemberData(nameof(Modes))]
    public async Task Notation_verifies_a_signature_in_every_kind_of_registry(string mode)
    {
        await using var registry = await RegistryServer.StartAsync(OptionsOf(mode));
        var writer = new RegistryWriter(Http, registry.Host, new NetworkCredential("user", "secret"));

        await AssertVerifiedAsync(writer, registry.Host, "user", "secret", ImageBuilder.Image("image"));
    }

    [NeedsTheory(Component.Notation, Component.DockerRegistry)]
    [InlineData(ImageFormat.Oci)]
    [InlineData(ImageFormat.Docker)]
    public async Task Notation_verifies_a_signature_in_docker_registry(ImageFormat format)
    {
        var writer = new RegistryWriter(Http, docker.Host, new NetworkCredential(docker.Username, docker.Password));

        await AssertVerifiedAsync(writer, docker.Host, docker.Username, docker.Password, ImageBuilder.Image("image", format));
        await AssertVerifiedAsync(
            writer,
            docker.Host,
            docker.Username,
            docker.Password,
            ImageBuilder.Index("index", format, "amd64", "arm64")
        );
    }

    [NeedsFact(Component.Notation)]
    public async Task Notation_says_of_a_signature_what_is_wrong_with_it()
    {
        await using var registry = await RegistryServer.StartAsync();
        using var notation = await TrustingAsync(_profile.Arn);
        using var attacher = new SignatureAttacher(new RegistryWriter(Http, registry.Host), _signer);
        _signer.PutSigningProfile("other_images");
        async Task<string> Say(string seed, Func<Descriptor, Task> sign)
        {
            var image = await new RegistryWriter(Http, registry.Host).PushAsync("app", ImageBuilder.Image(seed));
            await sign(image);
            var result = await notation.VerifyAsync($"{registry.Host}/app@{image.Digest}");
            Assert.Equal(1, result.ExitCode);
            return result.Error;
        }

        var unsigned = await Say("unsigned", _ => Task.CompletedTask);
        var other = await Say("other", image => attacher.AttachAsync("app", image, "other_images"));
        var expired = await Say(
            "expired",
            image => attacher.AttachAsync("app", image, "web_images", SigningOptions.Expired(TimeProvider.System))
        );
        var revoked = await Say(
            "revoked",
            async image => _signer.RevokeSignature((await attacher.AttachAsync("app", image, "web_images")).Signature.JobId)
        );
        var garbage = await Say(
            "garbage",
            image => attacher.AttachEnvelopeAsync("app", image, new Content(MediaTypes.Jws, "no envelope"u8.ToArray()))
        );
        _signer.Faults.Add(new Fault(new FaultKind.Status(429)));
        var throttled = await Say("throttled", image => attacher.AttachAsync("app", image, "web_images"));

        Assert.Contains("no signature is associated with", unsigned, StringComparison.Ordinal);
        Assert.Contains("doesn't match any trusted identities", other, StringComparison.Ordinal);
        Assert.Contains("digital signature has expired on", expired, StringComparison.Ordinal);
        Assert.Contains("have been revoked", revoked, StringComparison.Ordinal);
        Assert.Contains("unable to parse the digital signature", garbage, StringComparison.Ordinal);
        Assert.Contains("GetRevocationStatus call failed with error", throttled, StringComparison.Ordinal);
    }

    [NeedsFact(Component.Notation)]
    public async Task Notation_trusts_no_other_chain()
    {
        await using var registry = await RegistryServer.StartAsync();
        await using var stranger = await SignerServer.StartAsync();
        stranger.PutSigningProfile("web_images");
        using var notation = await TrustingAsync(_profile.Arn);
        var writer = new RegistryWriter(Http, registry.Host);
        using var attacher = new SignatureAttacher(writer, stranger);
        var image = await writer.PushAsync("app", ImageBuilder.Image("seed"));
        await attacher.AttachAsync("app", image, "web_images");

        var result = await notation.VerifyAsync($"{registry.Host}/app@{image.Digest}");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("does not contain any trusted certificate", result.Error, StringComparison.Ordinal);
    }

    private async Task AssertVerifiedAsync(RegistryWriter writer, string host, string username, string password, BuiltImage image)
    {
        using var notation = await TrustingAsync(_profile.Arn);
        notation.UseCredentials(username, password);
        using var attacher = new SignatureAttacher(writer, _signer);
        _signer.PutSigningProfile("other_images");
        await writer.PushAsync("signed/app", image, "v1");
        // A signature that does not count comes first, so that notation has to read them all.
        await attacher.AttachAsync("signed/app", image.Descriptor, "other_images");
        await attacher.AttachAsync("signed/app", image.Descriptor, "web_images");

        (await notation.VerifyAsync($"{host}/signed/app:v1")).Succeeded();
    }

    private async Task<NotationWithPlugin> TrustingAsync(string identity)
    {
        var notation = new NotationWithPlugin(_signer);
        await _signer.SigningChain.WriteTrustStoreAsync(notation.ConfigurationDirectory);
        await notation.TrustAsync(identity);
        return notation;
    }

    private static RegistryServerOptions OptionsOf(string mode) => new()
    {
        Username = "user",
        Password = "secret",
        ReferrersApi = mode != "tag schema",
        ReferrersPageSize = mode == "api paged" ? 1 : 0,
        BearerAuth = mode == "bearer",
        BlobRedirect = mode == "redirect",
    };
}
