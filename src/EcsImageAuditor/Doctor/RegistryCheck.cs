using EcsImageAuditor.Oci;
using EcsImageAuditor.Registry;
using EcsImageAuditor.Verification;
using EcsImageAuditor.Verification.Builtin;

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
            var count = await registry.ReferrersAsync(image, SignatureManifest.ArtifactTypeName, cancellationToken).CountAsync(cancellationToken);
            return
            [
                count > 0
                    ? Observation.Ok($"{reference.Registry} answers: {reference} is {descriptor.Digest} and has {count} {(count == 1 ? "signature" : "signatures")}.")
                    : Observation.Warning($"{reference.Registry} answers, and no signature refers to {reference} ({descriptor.Digest}): sign the image, or try one that is signed."),
            ];
        }
        catch (RegistryException exception)
        {
            return [Of(exception.Reason)];
        }
    }

    private static Observation Of(Reason reason) => reason.Code is ReasonCode.RegistryDenied or ReasonCode.ImageNotFound
        ? Observation.Error(reason.Message)
        : Observation.Unknown(reason.Message);
}
