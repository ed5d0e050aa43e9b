namespace EcsImageAuditor.Cdk.Configuration;

/// <summary>The audit of every running task, again and again.</summary>
/// <param name="Hours">How often.</param>
internal sealed record SweepSettings(int Hours)
{
    private const bool IsDeployedByDefault = true;
    private const int DefaultHours = 24;

    /// <returns>Null where no sweep is deployed.</returns>
    internal static SweepSettings? Read(ContextReader context)
    {
        var enabled = context.Flag(ContextKeys.Sweep, IsDeployedByDefault);
        var hours = context.Number(ContextKeys.SweepHours, DefaultHours, 1, 24);
        if (!enabled && context.Has(ContextKeys.SweepHours))
            context.Refuse(ContextKeys.SweepHours, $"has no effect while \"{ContextKeys.Sweep}\" is false.");
        return enabled ? new SweepSettings(hours) : null;
    }
}
