using ImageSignatures.Verdicts;

namespace EcsImageAuditor.Gating;

/// <summary>Who can bring a reason about, and what the gate does about it. docs/gate.md shows the table.</summary>
public static class GateTable
{
    /// <param name="reason">Why the image is not trusted.</param>
    /// <param name="isVouched">See <see cref="GateSubject"/>.</param>
    public static GateStance StanceOn(ReasonCode reason, bool isVouched) => reason switch
    {
        ReasonCode.SigningInProgress or ReasonCode.SignatureUnavailable => GateStance.WaitsThenBlocks,
        ReasonCode.RegistryDenied => isVouched ? GateStance.WaitsThenBlocks : GateStance.Blocks,
        ReasonCode.DigestUnknown => isVouched ? GateStance.WaitsThenLetsThrough : GateStance.Blocks,
        ReasonCode.RegistryThrottled or ReasonCode.RegistryUnreachable or ReasonCode.Timeout => isVouched
            ? GateStance.WaitsThenLetsThrough
            : GateStance.WaitsThenBlocks,
        ReasonCode.RevocationUnavailable
        or ReasonCode.VerifierFailed
        or ReasonCode.VerifierOutdated
        or ReasonCode.VerifiersDisagree => GateStance.WaitsThenLetsThrough,
        _ => GateStance.Blocks,
    };
}
