using System.Net;
using EcsImageAuditor.Emulator.Images;
using EcsImageAuditor.Emulator.Oci;
using EcsImageAuditor.Emulator.Signer;

namespace EcsImageAuditor.Tests.Shared.Lambda;

/// <summary>Images in a registry, signed well or badly, one repository each.</summary>
internal sealed class SignedImages(string host, SignerServer signer, NetworkCredential? credential = null) : IDisposable
{
    private readonly HttpClient _http = new();

    public Task<(string Image, string Digest)> TrustedAsync(string repository) => SignAsync(repository, LambdaUnderTest.TrustedProfile);

    public async Task<(string Image, string Digest)> UnsignedAsync(string repository)
    {
        var image = await Writer().PushAsync(repository, ImageBuilder.Image(repository), "1");
        return ($"{host}/{repository}:1", image.Digest);
    }

    public Task<(string Image, string Digest)> SignedByStrangerAsync(string repository)
    {
        signer.PutSigningProfile("stranger");
        return SignAsync(repository, "stranger");
    }

    public Task<(string Image, string Digest)> ExpiredAsync(string repository) =>
        SignAsync(repository, LambdaUnderTest.TrustedProfile, SigningOptions.Expired(TimeProvider.System));

    public async Task<(string Image, string Digest)> RevokedAsync(string repository)
    {
        var image = await Writer().PushAsync(repository, ImageBuilder.Image(repository), "1");
        using var attacher = new SignatureAttacher(Writer(), signer);
        var signature = await attacher.AttachAsync(repository, image, LambdaUnderTest.TrustedProfile);
        signer.RevokeSignature(signature.Signature.JobId);
        return ($"{host}/{repository}:1", image.Digest);
    }

    /// <summary>A good envelope in which one character of the signature was changed.</summary>
    public async Task<(string Image, string Digest)> TamperedAsync(string repository)
    {
        var image = await Writer().PushAsync(repository, ImageBuilder.Image(repository), "1");
        var payload = System.Text.Encoding.UTF8.GetBytes(
            $$$"""{"targetArtifact":{"mediaType":"{{{image.MediaType}}}","digest":"{{{image.Digest}}}","size":{{{image.Size}}}}}"""
        );
        var envelope = signer.SignPayload(LambdaUnderTest.TrustedProfile, payload).Envelope.ToArray();
        var place = envelope.AsSpan().LastIndexOf("\"signature\":\""u8) + 20;
        envelope[place] = envelope[place] == (byte)'A' ? (byte)'B' : (byte)'A';
        using var attacher = new SignatureAttacher(Writer(), signer);
        await attacher.AttachEnvelopeAsync(repository, image, new Content(MediaTypes.Jws, envelope));
        return ($"{host}/{repository}:1", image.Digest);
    }

    public void Dispose() => _http.Dispose();

    private async Task<(string Image, string Digest)> SignAsync(string repository, string profile, SigningOptions? options = null)
    {
        var image = await Writer().PushAsync(repository, ImageBuilder.Image(repository), "1");
        using var attacher = new SignatureAttacher(Writer(), signer);
        await attacher.AttachAsync(repository, image, profile, options);
        return ($"{host}/{repository}:1", image.Digest);
    }

    private RegistryWriter Writer() => new(_http, host, credential);
}
