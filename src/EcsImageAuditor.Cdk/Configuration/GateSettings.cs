namespace EcsImageAuditor.Cdk.Configuration;

/// <summary>The ECS deployment lifecycle hook.</summary>
/// <param name="Inconclusive">What the gate answers where it could not tell: allow, block or wait; null for the auditor's default.</param>
internal sealed record GateSettings(string? Inconclusive)
{
    private static readonly string[] Answers = ["allow", "block", "wait"];

    /// <returns>Null where no gate is deployed.</returns>
    internal static GateSettings? Read(ContextReader context)
    {
        var enabled = context.Flag(ContextKeys.Gate, false);
        var inconclusive = context.Text(ContextKeys.GateInconclusive, Answers.Contains, $"one of: {string.Join(", ", Answers)}");
        if (!enabled && inconclusive is not null)
            context.Refuse(ContextKeys.GateInconclusive, $"has no effect unless \"{ContextKeys.Gate}\" is true.");
        return enabled ? new GateSettings(inconclusive) : null;
    }
}
