using System.Security.Cryptography;
using System.Text;

namespace EcsImageAuditor.Sweeping;

/// <summary>What is to be swept.</summary>
public sealed record SweepRequest
{
    /// <summary>The region whose clusters are swept, and where a cluster is that is given by name.</summary>
    public required string Region { get; init; }

    /// <summary>Names or ARNs; empty for every cluster of the region.</summary>
    public IReadOnlyList<string> Clusters { get; init; } = [];

    /// <summary>False for a dry run, after which nothing counts as known.</summary>
    public bool Remembers { get; init; } = true;

    /// <summary>Names the sweep: only one of the same clusters goes on where it stopped.</summary>
    public string Scope =>
        Clusters.Count == 0
            ? $"all/{Region}"
            : $"listed/{Region}/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Clusters.Order(StringComparer.Ordinal)))))}";
}
