namespace EcsImageAuditor.Ecs;

/// <summary>Puts the states of one task that a batch holds together: several states of a task are one audit.</summary>
public static class TaskStates
{
    /// <summary>
    /// One task for each ARN, in order of first appearance: the latest state, completed by what earlier ones knew. A container
    /// that two states report with different digests is kept twice, since both ran.
    /// </summary>
    public static IReadOnlyList<EcsTask> Merge(IEnumerable<EcsTask> states) =>
        [.. states.GroupBy(task => task.TaskArn, StringComparer.Ordinal).Select(group => group.OrderByDescending(Age).Aggregate(Complete))];

    private static (long, bool) Age(EcsTask task) => (task.Version ?? 0, task.HasStopped);

    private static EcsTask Complete(EcsTask latest, EcsTask earlier)
    {
        var containers = latest.Containers.ToList();
        var known = containers.ToHashSet();
        var places = containers
            .Select((container, index) => (container.Name, index))
            .ToLookup(place => place.Name, place => place.index, StringComparer.Ordinal);
        foreach (var container in earlier.Containers.Where(container => !known.Contains(container)))
        {
            var same = places[container.Name].Where(index => IsSame(containers[index], container)).Take(1).ToArray();
            if (same is [var index])
                containers[index] = Complete(containers[index], container);
            else
                containers.Add(container);
        }

        return latest with { Containers = containers, HasStarted = latest.HasStarted || earlier.HasStarted };
    }

    private static EcsContainer Complete(EcsContainer latest, EcsContainer earlier) => latest with
    {
        Image = latest.Image ?? earlier.Image,
        ImageDigest = latest.ImageDigest ?? earlier.ImageDigest,
        RuntimeId = latest.RuntimeId ?? earlier.RuntimeId,
        ExitCode = latest.ExitCode ?? earlier.ExitCode,
        StopReason = latest.StopReason ?? earlier.StopReason,
    };

    private static bool IsSame(EcsContainer one, EcsContainer other) =>
        one.Name == other.Name
        && one.Arn == other.Arn
        && (one.Image ?? other.Image) == (other.Image ?? one.Image)
        && (one.ImageDigest ?? other.ImageDigest) == (other.ImageDigest ?? one.ImageDigest);
}
