using ImageSignatures.Oci;
using ImageSignatures.Registry;
using ImageSignatures.Registry.Transport;
using ImageSignatures.Signatures;
using ImageSignatures.Verdicts;

namespace ImageSignatures.Verification.Candidates;

/// <summary>
/// Fetches a listed signature. What whoever may push can bring about is a statement about the signature: it is bad, or it is not there.
/// Only what the network and the registry can cause leaves it open.
/// </summary>
/// <param name="registry">Has the image.</param>
/// <param name="spend">Is told of the bytes that were read.</param>
internal sealed class CandidateFetcher(RegistryClient registry, Action<long> spend)
{
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<Candidate> FetchAsync(ImageByDigest image, Descriptor referrer, CancellationToken cancellationToken)
    {
        try
        {
            return await registry.FindManifestAsync(image, referrer.Digest, cancellationToken) switch
            {
                StoredContent.Missing missing => Absent(referrer, $"the registry does not have it (any more): {missing.Answer}"),
                StoredContent.Outdated outdated => Refused(referrer, $"its manifest is {outdated.MediaType}"),
                StoredContent.TooLong { Limit: var limit } => Refused(referrer, $"its manifest is longer than {limit} bytes"),
                StoredContent.Intact intact => await FetchAsync(image, referrer, intact, cancellationToken),
                var other => throw new InvalidOperationException($"{other} is no answer of a registry."),
            };
        }
        catch (RegistryException exception) when (!cancellationToken.IsCancellationRequested)
        {
            return new Candidate.Refused(
                referrer.Digest,
                new Reason(
                    ReasonCode.SignatureUnavailable,
                    $"The signature {referrer.Digest} is listed but could not be fetched: {exception.Reason.Message.TrimEnd('.')}."));
        }
    }

    private async Task<Candidate> FetchAsync(
        ImageByDigest image, Descriptor referrer, StoredContent.Intact found, CancellationToken cancellationToken)
    {
        spend(found.Bytes.Length);
        SignatureManifest manifest;
        try
        {
            manifest = SignatureManifestReader.Read(found.Bytes);
        }
        catch (MalformedException exception)
        {
            return Refused(referrer, exception.Message);
        }

        if (Fault(manifest, found, referrer, image.Digest) is { } fault)
            return Refused(referrer, fault);

        var blob = manifest.EnvelopesAs(referrer.MediaType)[0];
        if (blob.Size is < 0 or > SignatureEnvelope.MaxLength)
            return Refused(referrer, $"its envelope is longer than {SignatureEnvelope.MaxLength} bytes");

        return await registry.FindBlobAsync(image, blob.Digest, SignatureEnvelope.MaxLength, cancellationToken) switch
        {
            StoredContent.Missing missing => Absent(referrer, $"the registry does not have its envelope (any more): {missing.Answer}"),
            StoredContent.Intact { Bytes: var bytes } => OfEnvelope(referrer, blob, bytes),
            _ => Refused(referrer, $"its envelope is longer than {SignatureEnvelope.MaxLength} bytes"),
        };
    }

    private Candidate OfEnvelope(Descriptor referrer, Descriptor blob, byte[] bytes)
    {
        spend(bytes.Length);
        return bytes.Length == blob.Size
            ? new Candidate.WithEnvelope(referrer.Digest, new FetchedEnvelope(bytes, blob.MediaType))
            : Refused(referrer, "its envelope has not the size that its manifest says");
    }

    private static string? Fault(SignatureManifest manifest, StoredContent.Intact found, Descriptor listed, Digest subject) => manifest switch
    {
        _ when found.MediaType != listed.MediaType || found.Bytes.Length != listed.Size =>
            "its manifest is not of the media type and size that are listed",
        { IsSignature: false } => "its manifest is not one of a signature",
        { Subject: null } => "its manifest names no subject",
        { Subject.Digest: var digest } when digest != subject => "its manifest is about another image",
        _ when manifest.EnvelopesAs(listed.MediaType).Count != 1 => "its manifest does not have exactly one envelope",
        _ => null,
    };

    private static Candidate.Refused Refused(Descriptor referrer, string why) => new(
        referrer.Digest, new Reason(ReasonCode.Integrity, $"The signature {referrer.Digest} is not usable: {why.TrimEnd('.')}."));

    private static Candidate.Absent Absent(Descriptor referrer, string why) =>
        new(referrer.Digest, $"The signature {referrer.Digest} is listed, but {why}; it counts as absent.");
}
