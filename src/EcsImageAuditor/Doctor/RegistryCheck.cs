using ImageSignatures.Oci;
using ImageSignatures.Registry;
using ImageSignatures.Registry.Transport;
using ImageSignatures.Verdicts;
using ImageSignatures.Verification.Candidates;

namespace EcsImageAuditor.Doctor;

/// <summary>A registry can be reached, takes the credentials there are, and lists the signatures of an image.</summary>
internal sealed class RegistryCheck(RegistryClient registry, ImageReference reference) : IDoctorCheck
{
    public string Name => "registry";

    public async Task<IReadOnlyList<Observation>> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            var descriptor = await registry.ResolveAsync(reference, cancellationToken);
            var image = new ImageByDigest(reference.Registry, reference.Repository, descriptor.Digest);
            var signatures = 0;
            await foreach (var _ in registry.ReferrersAsync(image, SignatureManifest.ArtifactTypeName, cancellationToken))
                signatures++;
            return [Of(image, signatures)];
        }
        catch (RegistryException exception)
        {
            return [new Observation(StateOf(exception), exception.Message)];
        }
    }

    private Observation Of(ImageByDigest image, int signatures) => signatures > 0
        ? Observation.Ok(
            $"{image.Registry} answers: {reference} is {image.Digest} and has {signatures} "
            + (signatures == 1 ? "signature." : "signatures."))
        : Observation.Warning(
            $"{image.Registry} answers, and no signature refers to {reference} ({image.Digest}): "
            + "sign the image, or try one that is signed.");

    private static CheckState StateOf(RegistryException exception) => exception.Reason.Code switch
    {
        ReasonCode.RegistryDenied when exception.LacksAwsCredentials => CheckState.Unknown,
        ReasonCode.RegistryDenied or ReasonCode.ImageNotFound => CheckState.Error,
        _ => CheckState.Unknown,
    };
}
