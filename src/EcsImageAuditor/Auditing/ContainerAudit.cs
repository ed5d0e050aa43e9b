using EcsImageAuditor.Ecs;
using ImageSignatures.Oci;
using ImageSignatures.Verdicts;

namespace EcsImageAuditor.Auditing;

/// <summary>One container of one task, judged.</summary>
public sealed record ContainerAudit(EcsTask Task, EcsContainer Container, ImageAudit Image, Decision Decision)
{
    /// <summary>
    /// True where time alone may help, and nobody who starts tasks can bring it about: ECR that throttles, or that is still signing. Any
    /// other registry that throttles may be one that was chosen for it.
    /// </summary>
    public bool OnlyWaits => Image.Reason?.Code switch
    {
        ReasonCode.SigningInProgress => true,
        ReasonCode.RegistryThrottled => EcrRegistry.TryParse(Registry, out _),
        _ => false,
    };

    private string? Registry =>
        Image.Image is { } known ? known.Reference.Registry
        : ImageReference.TryParse(Container.Image, out var reference, out _) ? reference.Registry
        : null;
}
