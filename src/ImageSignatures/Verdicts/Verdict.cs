namespace ImageSignatures.Verdicts;

/// <summary>What is known of an image. Made by <see cref="Trust"/>, <see cref="Excuse"/> or <see cref="Because(Reason)"/>.</summary>
public abstract record Verdict
{
    private Verdict(VerdictKind kind) => Kind = kind;

    public VerdictKind Kind { get; }

    /// <summary>False when it could not be determined, so that it has to be tried again.</summary>
    public bool IsDefinite => Kind != VerdictKind.Inconclusive;

    /// <summary>
    /// True when it has to be tried again: it could not be determined, or ECR is still signing the image. What ECR has archived stays so
    /// until somebody restores it, so that trying again would only tell people later.
    /// </summary>
    public bool IsProvisional => this is Reasoned { Reason.Code: var code } && code switch
    {
        ReasonCode.SigningInProgress => true,
        ReasonCode.SignatureArchived or ReasonCode.ImageArchived => false,
        _ => !IsDefinite,
    };

    /// <summary>True for the two verdicts that may stop a task.</summary>
    public bool IsBad => Kind is VerdictKind.Unsigned or VerdictKind.Untrusted;

    public static Verdict Trust { get; } = new Trusted();

    /// <param name="rule">What excuses the image, for a person.</param>
    public static Verdict Excuse(string rule) => new Exempt(rule);

    /// <summary>The verdict that the reason's code stands for.</summary>
    public static Verdict Because(ReasonCode code, string message) => Because(new Reason(code, message));

    /// <inheritdoc cref="Because(ReasonCode, string)"/>
    public static Verdict Because(Reason reason) => reason.Kind switch
    {
        VerdictKind.Unsigned => new Unsigned(reason),
        VerdictKind.Untrusted => new Untrusted(reason),
        _ => new Inconclusive(reason),
    };

    public sealed record Trusted() : Verdict(VerdictKind.Trusted);

    public sealed record Exempt(string Rule) : Verdict(VerdictKind.Exempt);

    /// <summary>A verdict that a reason stands behind.</summary>
    public abstract record Reasoned(VerdictKind Kind, Reason Reason) : Verdict(Kind);

    public sealed record Unsigned(Reason Reason) : Reasoned(VerdictKind.Unsigned, Reason);

    public sealed record Untrusted(Reason Reason) : Reasoned(VerdictKind.Untrusted, Reason);

    public sealed record Inconclusive(Reason Reason) : Reasoned(VerdictKind.Inconclusive, Reason);
}
