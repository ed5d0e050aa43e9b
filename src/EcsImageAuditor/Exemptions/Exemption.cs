using EcsImageAuditor.Ecs;

namespace EcsImageAuditor.Exemptions;

/// <summary>A rule that excuses what cannot be signed, for a stated reason and until a stated day.</summary>
public abstract class Exemption
{
    private const int LongestName = 250;

    /// <summary>Clusters in which it excuses; null for every one.</summary>
    public required ClusterPattern? Cluster { get; init; }

    /// <summary>Why, for a person.</summary>
    public required string Reason { get; init; }

    /// <summary>The last day (UTC) on which the rule excuses.</summary>
    public required DateOnly Expires { get; init; }

    /// <summary>What makes the rule excuse more than a reader may think, a sentence; null where nothing does.</summary>
    public abstract string? Width { get; }

    /// <summary>The rule as a dimension of a metric: printable ASCII of 250 characters at most.</summary>
    public string MetricName
    {
        get
        {
            var name = string.Concat(ToString().Select(c => c is >= ' ' and <= '~' ? c : '?'));
            return name.Length <= LongestName ? name : name[..LongestName];
        }
    }

    /// <summary>What it excuses, where.</summary>
    public sealed override string ToString() => Cluster is null ? Subject : $"{Subject} on {Cluster}";

    public bool HasExpired(DateTimeOffset now) => DateOnly.FromDateTime(now.UtcDateTime) > Expires;

    /// <summary>What it excuses.</summary>
    protected abstract string Subject { get; }

    /// <summary>True when the rule holds where the task runs.</summary>
    protected bool HoldsFor(EcsTask task) => Cluster?.Covers(task) ?? true;
}
