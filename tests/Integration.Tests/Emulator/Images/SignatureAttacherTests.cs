using System.Net;
using System.Text.Json.Nodes;
using EcsImageAuditor.Emulator.Faults;
using EcsImageAuditor.Emulator.Images;
using EcsImageAuditor.Emulator.Oci;
using EcsImageAuditor.Emulator.Registry;
using EcsImageAuditor.Emulator.Signer;

namespace Integration.Tests.Emulator.Images;

public sealed class SignatureAttacherTests : IAsyncLifetime
{
    private static readonly HttpClient Http = new();
    private static readonly BuiltImage Image = ImageBuilder.Image("seed");

    private SignerServer _signer = null!;

    public async Task InitializeAsync()
    {
        _signer = await SignerServer.StartAsync();
        _signer.PutSigningProfile("web_images");
    }

    public async Task DisposeAsync() => await _signer.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_signature_is_pushed_to_a_registry_that_asks_for_credentials(bool bearer)
    {
        await using var registry = await RegistryServer.StartAsync(
            new RegistryServerOptions { Username = "user", Password = "secret", BearerAuth = bearer });
        var writer = new RegistryWriter(Http, registry.Host, new NetworkCredential("user", "secret"));
        using var attacher = new SignatureAttacher(writer, _signer);

        await writer.PushAsync("app", Image, "v1");
        var attached = await attacher.AttachAsync("app", Image.Descriptor, "web_images");

        var manifest = await writer.GetManifestAsync("app", attached.Manifest.Digest, MediaTypes.OciManifest);
        Assert.Equal(attached.Manifest.Digest, Digest.Of(manifest.Span));
        Assert.Equal(Image.Manifest.Bytes, (await writer.GetManifestAsync("app", "v1", MediaTypes.OciManifest)).ToArray());
    }

    [Fact]
    public async Task A_password_does_not_go_to_the_token_endpoint_of_another_host()
    {
        await using var registry = await RegistryServer.StartAsync();
        await using var other = await RegistryServer.StartAsync(new RegistryServerOptions { BearerAuth = true });
        var challenge = new Dictionary<string, string>
        {
            ["WWW-Authenticate"] = $"Bearer realm=\"http://{other.Host}/token\",service=\"x\"",
        };
        registry.Faults.Add(new Fault(new FaultKind.Status(401) { Headers = challenge }));
        var writer = new RegistryWriter(Http, registry.Host, new NetworkCredential("user", "secret"));

        await Assert.ThrowsAsync<HttpRequestException>(() => writer.PushAsync("app", Image));

        Assert.Empty(other.Requests);
    }

    [Fact]
    public async Task A_wrong_password_ends_the_push()
    {
        await using var registry = await RegistryServer.StartAsync(new RegistryServerOptions { Username = "user", Password = "secret" });
        var writer = new RegistryWriter(Http, registry.Host, new NetworkCredential("user", "wrong"));

        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => writer.PushAsync("app", Image));

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    [Fact]
    public async Task The_manifest_of_a_signature_has_the_form_of_the_specification()
    {
        await using var registry = await RegistryServer.StartAsync();
        var (writer, attached) = await PushAndSignAsync(registry);

        var manifest = JsonNode.Parse((await writer.GetManifestAsync("app", attached.Manifest.Digest, MediaTypes.OciManifest)).Span)!;
        Assert.Equal(MediaTypes.NotarySignature, (string)manifest["artifactType"]!);
        Assert.Equal(MediaTypes.OciEmpty, (string)manifest["config"]!["mediaType"]!);
        Assert.Equal(Digest.Of("{}"u8), (string)manifest["config"]!["digest"]!);
        Assert.Equal(Image.Descriptor.Digest, (string)manifest["subject"]!["digest"]!);
        var layer = Assert.Single(manifest["layers"]!.AsArray())!;
        Assert.Equal(MediaTypes.Jws, (string)layer["mediaType"]!);
        Assert.Equal(Digest.Of(attached.Signature.Envelope.Span), (string)layer["digest"]!);
        var thumbprints = JsonNode.Parse((string)manifest["annotations"]!["io.cncf.notary.x509chain.thumbprint#S256"]!)!;
        Assert.Equal(4, thumbprints.AsArray().Count);
    }

    [Fact]
    public async Task With_the_referrers_API_there_is_no_tag()
    {
        await using var registry = await RegistryServer.StartAsync();
        var (writer, attached) = await PushAndSignAsync(registry);

        var referrers = JsonNode.Parse(
            await Http.GetStringAsync(new Uri($"http://{registry.Host}/v2/app/referrers/{Image.Descriptor.Digest}"))
        )!;
        Assert.Equal(attached.Manifest.Digest, (string)Assert.Single(referrers["manifests"]!.AsArray())!["digest"]!);
        Assert.True((await writer.GetManifestAsync("app", Digest.ReferrersTag(Image.Descriptor.Digest), MediaTypes.OciIndex)).IsEmpty);
    }

    [Fact]
    public async Task Without_the_referrers_API_the_tag_lists_every_signature_once()
    {
        await using var registry = await RegistryServer.StartAsync(new RegistryServerOptions { ReferrersApi = false });
        var writer = new RegistryWriter(Http, registry.Host);
        using var attacher = new SignatureAttacher(writer, _signer);
        await writer.PushAsync("app", Image);
        var envelope = new Content(MediaTypes.Jws, "{}"u8.ToArray());

        var signatures = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => attacher.AttachAsync("app", Image.Descriptor, "web_images"))
        );
        var crafted = await attacher.AttachEnvelopeAsync("app", Image.Descriptor, envelope);
        await attacher.AttachEnvelopeAsync("app", Image.Descriptor, envelope);

        var index = JsonNode.Parse(
            (await writer.GetManifestAsync("app", Digest.ReferrersTag(Image.Descriptor.Digest), MediaTypes.OciIndex)).Span
        )!;
        var listed = index["manifests"]!.AsArray().Select(entry => (string)entry!["digest"]!).ToList();
        Assert.Equal(signatures.Select(signature => signature.Manifest.Digest).Append(crafted.Digest).Order(), listed.Order());
        AssertEach.Of(index["manifests"]!.AsArray(), entry => Assert.Equal(MediaTypes.NotarySignature, (string)entry!["artifactType"]!));
    }

    private async Task<(RegistryWriter Writer, AttachedSignature Attached)> PushAndSignAsync(RegistryServer registry)
    {
        var writer = new RegistryWriter(Http, registry.Host);
        using var attacher = new SignatureAttacher(writer, _signer);
        await writer.PushAsync("app", Image);
        return (writer, await attacher.AttachAsync("app", Image.Descriptor, "web_images"));
    }
}
