using System.Text.Json;
using EcsImageAuditor.Oci;
using EcsImageAuditor.Registry;
using EcsImageAuditor.Signatures;

namespace EcsImageAuditor.Verification.Builtin;

/// <summary>Fetches the envelope of a signature that a registry lists.</summary>
internal sealed class SignatureFetcher(RegistryClient registry)
{
    /// <returns>The envelope, or a reason of code signature-unavailable: another time, or to another reader, it may be good.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<Result<FetchedEnvelope>> FetchAsync(ImageByDigest image, Descriptor referrer, CancellationToken cancellationToken)
    {
        try
        {
            var content = await registry.FetchManifestAsync(image with { Digest = referrer.Digest }, cancellationToken);
            var manifest = JsonSerializer.Deserialize(content.Content.Span, SignatureManifestJson.Default.SignatureManifest);
            if (Fault(manifest, image.Digest) is { } fault)
                return Unavailable(referrer, fault);

            var blob = (manifest!.Layers ?? manifest.Blobs)![0];
            return new FetchedEnvelope(await registry.FetchBlobAsync(image, blob, cancellationToken), blob.MediaType);
        }
        catch (RegistryException exception)
        {
            return Unavailable(referrer, exception.Reason.Message);
        }
        catch (JsonException)
        {
            return Unavailable(referrer, "its manifest is not JSON of the expected shape");
        }
    }

    private static string? Fault(SignatureManifest? manifest, Digest subject) => manifest switch
    {
        null => "its manifest is null",
        { IsSignature: false } => "its manifest is not one of a signature",
        { Subject: null } => "its manifest names no subject",
        { Subject.Digest: var digest } when digest != subject => "its manifest is about another image",
        { Layers.Count: 1 } or { Layers: null, Blobs.Count: 1 } => null,
        _ => "its manifest does not have exactly one envelope",
    };

    private static Reason Unavailable(Descriptor referrer, string why) =>
        new(ReasonCode.SignatureUnavailable, $"The signature {referrer.Digest} is listed but cannot be read: {why.TrimEnd('.')}.");
}
