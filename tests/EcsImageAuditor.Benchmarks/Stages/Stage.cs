using EcsImageAuditor.Benchmarks.Bursts;
using EcsImageAuditor.Emulator.Images;
using EcsImageAuditor.Emulator.Signer;

namespace EcsImageAuditor.Benchmarks.Stages;

/// <summary>Where verifiers are measured: a docker-registry, an emulated AWS Signer, and two notation configurations.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private const string Region = "us-west-2";
    private const string Trusted = "release";
    private const string Stranger = "stranger";
    private const string Tag = "1";

    private readonly DockerRegistry _registry;
    private readonly SignerServer _signer;
    private readonly NotationKey _key = new();
    private readonly TemporaryFolder _config = new();
    private readonly HttpClient _http = new();
    private readonly RegistryWriter _writer;

    private Stage(DockerRegistry registry, SignerServer signer)
    {
        (_registry, _signer) = (registry, signer);
        _writer = new RegistryWriter(_http, registry.Host);
    }

    /// <summary>localhost:PORT.</summary>
    public string RegistryHost => _registry.Host;

    public Uri SignerEndpoint => _signer.Endpoint;

    /// <summary>A notation configuration directory that trusts a profile of AWS Signer, with the plugin.</summary>
    public string SignerConfig => _config.FullName;

    /// <summary>A notation configuration directory that trusts notation's own test key.</summary>
    public string KeyConfig => _key.ConfigDirectory;

    /// <param name="hasPlugin">False where no signature of AWS Signer is verified by notation.</param>
    public static async Task<Stage> StartAsync(bool hasPlugin = true)
    {
        var signer = await SignerServer.StartAsync(new SignerServerOptions { Region = Region });
        var stage = new Stage(await DockerRegistry.StartOpenAsync(), signer);
        await stage._signer.SigningChain.WriteTrustStoreAsync(stage.SignerConfig);
        var profile = stage._signer.PutSigningProfile(Trusted);
        stage._signer.PutSigningProfile(Stranger);
        await TrustPolicy.WriteAsync(stage.SignerConfig, "signingAuthority:aws-signer-ts", profile.Arn);
        if (hasPlugin)
            NativePlugin.Install(stage.SignerConfig);
        await stage._key.GenerateAsync();
        return stage;
    }

    /// <summary>The variables that lead <c>sign</c> to the emulated AWS Signer and to notation's plugins.</summary>
    public IEnumerable<(string Name, string Value)> SigningVariables =>
    [
        ("AWS_ENDPOINT_URL_SIGNER", SignerEndpoint.ToString()), ("AWS_REGION", Region), ("NOTATION_LIBEXEC", SignerConfig),
    ];

    /// <summary>Writes a configuration of <c>sign</c> that copies images and signs them with the trusted profile.</summary>
    /// <param name="images">From where, and into which repository of the target.</param>
    /// <returns>Its path.</returns>
    public async Task<string> SigningConfigurationAsync(IEnumerable<(string Image, string Repository)> images)
    {
        var path = Path.Combine(SignerConfig, "sign.yaml");
        await File.WriteAllTextAsync(path, $$"""
            version: v1
            profile: {{_signer.GetSigningProfile(Trusted).Arn}}
            accounts:
            - name: "111122223333"
              region: {{Region}}
              baseimages:
            {{string.Join('\n', images.Select(Entry))}}
            """);
        return path;
    }

    private static string Entry((string Image, string Repository) image) =>
        $$"""    - {name: "{{image.Image}}", tag: 1.0.0, ecrrepo: "{{image.Repository}}"}""";

    public Task<string> NotationVersionAsync() => _key.NotationVersionAsync();

    /// <summary>An image with that many signatures, of which only the last one is by the trusted profile.</summary>
    /// <returns>HOST/REPOSITORY@DIGEST.</returns>
    public async Task<string> ImageAsync(int signatures)
    {
        var repository = $"signed-{signatures}-times";
        var image = await _writer.PushAsync(repository, ImageBuilder.Image(repository));
        using var attacher = new SignatureAttacher(_writer, _signer);
        for (var i = 1; i <= signatures; i++)
            await attacher.AttachAsync(repository, image, i == signatures ? Trusted : Stranger);
        return $"{RegistryHost}/{repository}@{image.Digest}";
    }

    /// <summary>An image with one signature by the trusted profile, or with none.</summary>
    public Task<BurstImage> BurstImageAsync(string repository, bool isSigned) =>
        BurstImageAsync(_writer, RegistryHost, repository, isSigned);

    /// <summary>The same in another registry.</summary>
    public async Task<BurstImage> BurstImageAsync(RegistryWriter writer, string host, string repository, bool isSigned)
    {
        var image = await writer.PushAsync(repository, ImageBuilder.Image(repository), Tag);
        using var attacher = new SignatureAttacher(writer, _signer);
        if (isSigned)
            await attacher.AttachAsync(repository, image, Trusted);
        return new BurstImage($"{host}/{repository}:{Tag}", image.Digest, isSigned);
    }

    /// <summary>An image that notation has signed with its test key, or that has no signature.</summary>
    public async Task<BurstImage> KeyBurstImageAsync(string repository, bool isSigned)
    {
        var image = await _writer.PushAsync(repository, ImageBuilder.Image(repository), Tag);
        if (isSigned)
            await _key.SignAsync($"{RegistryHost}/{repository}@{image.Digest}");
        return new BurstImage($"{RegistryHost}/{repository}:{Tag}", image.Digest, isSigned);
    }

    /// <summary>An image that notation has signed with its test key.</summary>
    /// <returns>HOST/REPOSITORY@DIGEST.</returns>
    public async Task<string> KeySignedImageAsync()
    {
        const string repository = "signed-by-key";
        var image = await _writer.PushAsync(repository, ImageBuilder.Image(repository));
        var reference = $"{RegistryHost}/{repository}@{image.Digest}";
        await _key.SignAsync(reference);
        return reference;
    }

    public async ValueTask DisposeAsync()
    {
        await _registry.DisposeAsync();
        await _signer.DisposeAsync();
        _key.Dispose();
        _http.Dispose();
        _config.Dispose();
    }
}
