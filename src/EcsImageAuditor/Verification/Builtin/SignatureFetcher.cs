using EcsImageAuditor.Oci;
using EcsImageAuditor.Registry;
using EcsImageAuditor.Signatures;

namespace EcsImageAuditor.Verification.Builtin;

/// <summary>Fetches the envelope of a signature that a registry lists.</summary>
internal sealed class SignatureFetcher(RegistryClient registry)
{
    /// <returns>
    /// The envelope; a reason of code signature-unavailable: another time, or to another reader, it may be good; or one of code integrity
    /// for an envelope that is too long to be read, which is therefore not fetched.
    /// </returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<Result<FetchedEnvelope>> FetchAsync(ImageByDigest image, Descriptor referrer, CancellationToken cancellationToken)
    {
        try
        {
            var content = await registry.FetchManifestAsync(image with { Digest = referrer.Digest }, cancellationToken);
            var manifest = SignatureManifestReader.Read(content.Content);
            if (Fault(manifest, content.Descriptor, referrer, image.Digest) is { } fault)
                return Unavailable(referrer, fault);

            var blob = manifest.EnvelopesAs(referrer.MediaType)[0];
            if (blob.Size > SignatureEnvelope.MaxLength)
            {
                return new Reason(
                    ReasonCode.Integrity, $"The signature {referrer.Digest} is longer than {SignatureEnvelope.MaxLength} bytes and not read.");
            }

            return new FetchedEnvelope(await registry.FetchBlobAsync(image, blob, cancellationToken), blob.MediaType);
        }
        catch (RegistryException exception)
        {
            return Unavailable(referrer, exception.Reason.Message);
        }
        catch (MalformedException exception)
        {
            return Unavailable(referrer, exception.Message);
        }
    }

    private static string? Fault(SignatureManifest manifest, Descriptor found, Descriptor listed, Digest subject) => manifest switch
    {
        _ when found.MediaType != listed.MediaType || found.Size != listed.Size =>
            "its manifest is not of the media type and size that are listed",
        { IsSignature: false } => "its manifest is not one of a signature",
        { Subject: null } => "its manifest names no subject",
        { Subject.Digest: var digest } when digest != subject => "its manifest is about another image",
        _ when manifest.EnvelopesAs(listed.MediaType).Count != 1 => "its manifest does not have exactly one envelope",
        _ => null,
    };

    private static Reason Unavailable(Descriptor referrer, string why) =>
        new(ReasonCode.SignatureUnavailable, $"The signature {referrer.Digest} is listed but cannot be read: {why.TrimEnd('.')}.");
}
