using System.Text.RegularExpressions;
using EcsImageAuditor.Ecs;
using ImageSignatures.Oci;

namespace EcsImageAuditor.Exemptions;

/// <summary>A rule that excuses images which cannot be signed, for a stated reason and until a stated day.</summary>
public sealed class Exemption
{
    private readonly Regex _registry;
    private readonly Regex _repository;
    private readonly Regex? _cluster;

    /// <param name="registry">Host of the registry; <c>*</c> stands for any characters.</param>
    /// <param name="repository">Repository, likewise.</param>
    /// <param name="cluster">Name or ARN of the cluster, likewise; null for every one.</param>
    /// <param name="reason">Why, for a person.</param>
    /// <param name="expires">The last day (UTC) on which the rule excuses.</param>
    public Exemption(string registry, string repository, string? cluster, string reason, DateOnly expires)
    {
        (Registry, Repository, Cluster, Reason, Expires) = (registry, repository, cluster, reason, expires);
        (_registry, _repository, _cluster) = (Pattern(registry), Pattern(repository), cluster is null ? null : Pattern(cluster));
    }

    public string Registry { get; }

    public string Repository { get; }

    public string? Cluster { get; }

    public string Reason { get; }

    public DateOnly Expires { get; }

    /// <summary>True when the rule is about the image, expired or not.</summary>
    public bool Covers(ImageReference image, EcsTask task) =>
        _registry.IsMatch(image.Registry) && _repository.IsMatch(image.Repository)
        && (_cluster is null || _cluster.IsMatch(task.ClusterArn) || _cluster.IsMatch(task.ClusterName));

    public bool HasExpired(DateTimeOffset now) => DateOnly.FromDateTime(now.UtcDateTime) > Expires;

    public override string ToString() => $"{Registry}/{Repository}{(Cluster is null ? string.Empty : $" on {Cluster}")}";

    /// <summary>Hosts and repositories have no upper case, but a pattern may.</summary>
    private static Regex Pattern(string pattern) => new(
        $@"\A{Regex.Escape(pattern).Replace(@"\*", ".*", StringComparison.Ordinal)}\z",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.Singleline);
}
