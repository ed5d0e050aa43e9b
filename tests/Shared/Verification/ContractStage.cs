using System.Net;
using System.Text.Json;
using EcsImageAuditor.Emulator.Images;
using EcsImageAuditor.Emulator.Registry;
using EcsImageAuditor.Emulator.Signer;
using EcsImageAuditor.Tests.Shared.Verification.Notation;
using ImageSignatures.Oci;
using ImageSignatures.Registry.Credentials;
using Content = EcsImageAuditor.Emulator.Oci.Content;
using Descriptor = EcsImageAuditor.Emulator.Oci.Descriptor;

namespace EcsImageAuditor.Tests.Shared.Verification;

/// <summary>Where a verifier is tried: a registry that asks for a password, an AWS Signer, and a policy that trusts one profile.</summary>
internal sealed class ContractStage : IAsyncDisposable
{
    private const string Username = "auditor";
    private const string Password = "s3cr3t-pass";

    private readonly TemporaryFolder _config = new();
    private readonly HttpClient _http = new();
    private readonly RegistryWriter _writer;
    private readonly SignatureAttacher _attacher;

    private ContractStage(RegistryServer registry, SignerServer signer)
    {
        Registry = registry;
        Signer = signer;
        Trusted = signer.PutSigningProfile("trusted_profile");
        signer.PutSigningProfile("other_profile");
        _writer = new RegistryWriter(_http, registry.Host, new NetworkCredential(Username, Password));
        _attacher = new SignatureAttacher(_writer, signer);
    }

    public RegistryServer Registry { get; }

    public SignerServer Signer { get; }

    /// <summary>The profile that the policy trusts; <c>other_profile</c> is not trusted.</summary>
    public SigningProfile Trusted { get; }

    public VerifierSetting Setting =>
        new(_config.FullName, new FixedCredential(new RegistryCredential(Username, Password)), Signer.Endpoint);

    public static async Task<ContractStage> StartAsync(bool referrersApi = true)
    {
        var registry = await RegistryServer.StartAsync(
            new RegistryServerOptions { Username = Username, Password = Password, ReferrersApi = referrersApi });
        var stage = new ContractStage(registry, await SignerServer.StartAsync());
        await stage.Signer.SigningChain.WriteTrustStoreAsync(stage._config.FullName);
        stage.WritePolicy("strict");
        return stage;
    }

    /// <summary>Replaces the policy.</summary>
    /// <param name="level">The verification level.</param>
    /// <param name="scope">The registry scope of its one statement.</param>
    /// <param name="identity">The trusted identity; null for the trusted profile.</param>
    public void WritePolicy(string level, string scope = "*", string? identity = null)
    {
        var skip = level == "skip";
        var statement = new
        {
            name = "contract",
            registryScopes = new[] { scope },
            signatureVerification = new { level },
            trustStores = skip ? [] : new[] { "signingAuthority:aws-signer-ts" },
            trustedIdentities = skip ? [] : new[] { identity ?? Trusted.Arn },
        };
        File.WriteAllText(
            Path.Combine(_config.FullName, "trustpolicy.json"),
            JsonSerializer.Serialize(new { version = "1.0", trustPolicies = new[] { statement } }));
    }

    /// <summary>Pushes an image without a signature.</summary>
    public async Task<ImageByDigest> PushAsync(string repository)
    {
        var image = await _writer.PushAsync(repository, ImageBuilder.Image(repository));
        Assert.True(Digest.TryParse(image.Digest, out var digest));
        return new ImageByDigest(Registry.Host, repository, digest);
    }

    /// <summary>Signs an image that has been pushed.</summary>
    public async Task<SignedPayload> SignAsync(ImageByDigest image, string profile = "trusted_profile", SigningOptions? options = null) =>
        (await _attacher.AttachAsync(image.Repository, DescriptorOf(image), profile, options)).Signature;

    /// <summary>Attaches any bytes as a signature of an image.</summary>
    public Task AttachAsync(ImageByDigest image, byte[] envelope) =>
        _attacher.AttachEnvelopeAsync(image.Repository, DescriptorOf(image), new Content("application/jose+json", envelope));

    /// <summary>What somebody who may push to the image's repository can do to it.</summary>
    public Spoiling Spoil(ImageByDigest image) => new(new SpoiledEmulator(Registry), image, SubjectOf(image));

    /// <summary>The manifest of an image that was pushed under its repository's name.</summary>
    public static ImageSignatures.Oci.Descriptor SubjectOf(ImageByDigest image)
    {
        var subject = DescriptorOf(image);
        Assert.True(Digest.TryParse(subject.Digest, out var digest));
        return new ImageSignatures.Oci.Descriptor { MediaType = subject.MediaType, Digest = digest, Size = subject.Size };
    }

    public async ValueTask DisposeAsync()
    {
        _attacher.Dispose();
        _http.Dispose();
        await Registry.DisposeAsync();
        await Signer.DisposeAsync();
        _config.Dispose();
    }

    private static Descriptor DescriptorOf(ImageByDigest image) => ImageBuilder.Image(image.Repository).Descriptor;
}
