namespace EcsImageAuditor.Ecs;

/// <summary>Containers that AWS injects into a task: nobody but AWS can sign them.</summary>
public static class ManagedContainer
{
    private static readonly (string Prefix, string Owner)[] Known =
    [
        ("aws-guardduty-agent-", "the Amazon GuardDuty agent"),
        ("ecs-service-connect-", "the Amazon ECS Service Connect proxy"),
    ];

    /// <summary>
    /// The name alone never excuses: anyone can choose a name. ECS reports no image for a container that it injected, and a
    /// task definition cannot hold a container without one.
    /// </summary>
    /// <returns>What the container is, or null when it is not managed by AWS.</returns>
    public static string? Describe(EcsContainer container) =>
        container.Image is null
            ? Known.FirstOrDefault(known => container.Name.StartsWith(known.Prefix, StringComparison.Ordinal)).Owner
            : null;
}
