using ImageSignatures.Signatures;
using ImageSignatures.TrustPolicies;

namespace ImageSignatures.Verification.Builtin;

/// <summary>A validation of a signature and what the trust policy makes of it.</summary>
internal sealed record AppliedValidation(ValidationResult Result, ValidationAction Action)
{
    /// <summary>True where the signature is not to be trusted for it.</summary>
    public bool IsObstacle => !Result.IsPassed && Action == ValidationAction.Enforce;
}
