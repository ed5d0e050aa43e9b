namespace EcsImageAuditor.Cdk;

/// <summary>How ECS deploys a service that asks the gate.</summary>
public sealed class GuardedStrategy
{
    private GuardedStrategy(string? name, int? bakeMinutes) => (Name, BakeMinutes) = (name, bakeMinutes);

    /// <summary>
    /// The strategy that the service has already by an override of its template, which CDK does not show to other constructs. It has to be
    /// one whose lifecycle hooks call functions: blue/green, linear or canary.
    /// </summary>
    public static GuardedStrategy AlreadySet { get; } = new(null, null);

    /// <summary>As CloudFormation names it; null where it is set already.</summary>
    internal string? Name { get; }

    internal int? BakeMinutes { get; }

    /// <summary>All tasks of the new revision start beside those of the old one, and then take over.</summary>
    /// <param name="bakeMinutes">How long both are kept then, 0 to 1440 minutes.</param>
    public static GuardedStrategy BlueGreen(int bakeMinutes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bakeMinutes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bakeMinutes, 1440);
        return new GuardedStrategy("BLUE_GREEN", bakeMinutes);
    }
}
