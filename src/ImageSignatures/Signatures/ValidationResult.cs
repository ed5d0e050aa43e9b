using System.Diagnostics.CodeAnalysis;
using ImageSignatures.Verdicts;

namespace ImageSignatures.Signatures;

/// <summary>What one validation of one signature came to. The caller's trust policy decides what follows from it.</summary>
internal sealed record ValidationResult
{
    private ValidationResult(ValidationType type, Reason? reason)
    {
        Type = type;
        Reason = reason;
    }

    public ValidationType Type { get; }

    /// <summary>Why it did not pass.</summary>
    public Reason? Reason { get; }

    [MemberNotNullWhen(false, nameof(Reason))]
    public bool IsPassed => Reason is null;

    public ValidationOutcome Outcome => Reason?.Kind switch
    {
        null => ValidationOutcome.Passed,
        VerdictKind.Inconclusive => ValidationOutcome.Undetermined,
        _ => ValidationOutcome.Failed,
    };

    public static ValidationResult Pass(ValidationType type) => new(type, null);

    /// <summary>A result that did not pass. An inconclusive code makes it undetermined, any other failed.</summary>
    public static ValidationResult Fail(ValidationType type, ReasonCode code, string message) => new(type, new Reason(code, message));

    /// <inheritdoc cref="Fail(ValidationType, ReasonCode, string)"/>
    public static ValidationResult Fail(ValidationType type, Reason reason) => new(type, reason);
}
