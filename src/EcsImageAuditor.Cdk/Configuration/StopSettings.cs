using System.Text.RegularExpressions;

namespace EcsImageAuditor.Cdk.Configuration;

/// <summary>Which tasks the auditor may stop.</summary>
internal sealed partial record StopSettings
{
    /// <summary>Whether the auditor stops tasks, or says what it would stop.</summary>
    public required bool Enabled { get; init; }

    public required bool DryRun { get; init; }

    /// <summary>Names or ARNs of ECS clusters.</summary>
    public required IReadOnlyList<string> Clusters { get; init; }

    /// <summary>How many tasks of one service and image are stopped in an alert window; null for the auditor's default.</summary>
    public required int? Limit { get; init; }

    /// <summary>A dry run needs no permission to stop.</summary>
    public bool NeedsPermission => Enabled && !DryRun;

    internal static StopSettings Read(ContextReader context, Target target)
    {
        const string stop = "stop";
        var settings = new StopSettings
        {
            Enabled = context.OneOf(ContextKeys.Mode, "audit", stop) == stop,
            DryRun = context.Flag(ContextKeys.StopDryRun, false),
            Clusters = context.List(ContextKeys.StopClusters, Cluster().IsMatch, "the name or the ARN of an ECS cluster, in full"),
            Limit = context.Has(ContextKeys.StopLimit) ? context.Number(ContextKeys.StopLimit, 1, 1, 1000) : null,
        };

        if (settings.Enabled && settings.Clusters.Count == 0)
            context.Refuse(
                ContextKeys.StopClusters,
                $"is empty while \"{ContextKeys.Mode}\" is {stop}; list the clusters whose tasks may be stopped."
            );
        foreach (var key in new[] { ContextKeys.StopClusters, ContextKeys.StopDryRun, ContextKeys.StopLimit })
        {
            if (!settings.Enabled && context.Has(key))
                context.Refuse(key, $"has no effect unless \"{ContextKeys.Mode}\" is {stop}.");
        }

        foreach (var cluster in settings.Clusters.Where(cluster => IsElsewhere(cluster, target)))
            context.Refuse(
                ContextKeys.StopClusters,
                $"\"{cluster}\" is not in the account and region of the stack; deploy an auditor there."
            );
        return settings;
    }

    private static bool IsElsewhere(string cluster, Target target)
    {
        if (cluster.Split(':') is not [_, _, _, var region, var account, _])
            return false;
        return (target.Region is not null && target.Region != region) || (target.Account is not null && target.Account != account);
    }

    [GeneratedRegex("^(arn:aws[a-z-]*:ecs:[a-z0-9-]+:[0-9]{12}:cluster/)?[a-zA-Z0-9_-]{1,255}$")]
    private static partial Regex Cluster();
}
