using EcsImageAuditor.Auditing;
using EcsImageAuditor.Configuration;
using ImageSignatures.Oci;
using ImageSignatures.Verdicts;
using ImageSignatures.Verification.Notation;

namespace EcsImageAuditor.Doctor;

/// <summary>The image that the auditor itself runs in carries a signature that its own trust policy trusts.</summary>
/// <param name="reference">The image.</param>
/// <param name="policy">By which policy it is verified.</param>
/// <param name="compose">Makes an auditor as it is configured.</param>
internal sealed class OwnImageCheck(ImageReference reference, PolicyInForce policy, Func<AuditorServices> compose) : IDoctorCheck
{
    /// <summary>Less than a check of the doctor may take, so that it is the verification that says what did not answer.</summary>
    public static readonly TimeSpan VerificationLimit = TimeSpan.FromSeconds(12);

    public string Name => "own-image";

    public async Task<IReadOnlyList<Observation>> RunAsync(CancellationToken cancellationToken)
    {
        if (policy.IsUnclear)
            return [Unknown($"{SettingsVariables.TrustedIdentitiesVariable} holds a mistake; correct it first.")];

        try
        {
            using var services = compose();
            return [await JudgeAsync(services, cancellationToken)];
        }
        catch (NotationConfigurationException exception)
        {
            return [Unknown(exception.Message)];
        }
    }

    private async Task<Observation> JudgeAsync(AuditorServices services, CancellationToken cancellationToken)
    {
        var lookup = await services.Digests.ResolveAsync(reference, cancellationToken);
        if (lookup is not ImageLookup.Found found)
            return Unknown(MessageOf(((ImageLookup.Settled)lookup).Verdict));

        var audits = await services.Judge.JudgeAsync([found.Image], cancellationToken);
        return Of(found.Image.ByDigest, audits[found.Image]);
    }

    private Observation Of(ImageByDigest image, ImageAudit audit) => audit.Verdict.Kind switch
    {
        VerdictKind.Trusted => Observation.Ok($"The auditor's own image {image} is signed, and the trust policy trusts the signer."),
        VerdictKind.Unsigned when audit.Reason?.Code == ReasonCode.NoSignature => Observation.Warning(
            $"Nobody has signed the auditor's own image {image}: run ecs-image-auditor sign {image} --profile {Profile}."),
        VerdictKind.Unsigned => Observation.Warning($"The auditor's own image {image} is not signed yet: {MessageOf(audit.Verdict)}"),
        VerdictKind.Untrusted => Observation.Error(
            $"The auditor's own image {image} is not trusted: {MessageOf(audit.Verdict)} Find out where it comes from, and deploy it again "
            + "from a source that you trust."),
        VerdictKind.Exempt => Observation.Warning(
            $"The auditor's own image {image} is not verified: {MessageOf(audit.Verdict)} Let a statement of the trust policy verify its "
            + "repository."),
        _ => Unknown(MessageOf(audit.Verdict)),
    };

    private string Profile => policy.TrustedIdentities is [var first, ..] ? first.ToString() : "ARN-OF-A-TRUSTED-PROFILE";

    private Observation Unknown(string why) =>
        Observation.Unknown($"Whether the auditor's own image {reference} is signed is not known: {why}");

    private static string MessageOf(Verdict verdict) => verdict switch
    {
        Verdict.Reasoned reasoned => reasoned.Reason.Message,
        Verdict.Exempt exempt => exempt.Rule,
        _ => "",
    };
}
