using System.Security.Cryptography;
using System.Text;
using EcsImageAuditor.Ecs;

namespace EcsImageAuditor.Tests.Shared.Auditing;

/// <summary>Tasks for tests.</summary>
internal static class Tasks
{
    public const string Cluster = "arn:aws:ecs:us-east-1:123456789012:cluster/prod";

    public static EcsTask Of(params EcsContainer[] containers) => Named("1", containers);

    public static EcsTask Named(string id, params EcsContainer[] containers) => new()
    {
        TaskArn = $"arn:aws:ecs:us-east-1:123456789012:task/prod/{id}",
        ClusterArn = Cluster,
        Group = "service:shop",
        StartedBy = "ecs-svc/1",
        Containers = containers,
    };

    /// <summary>A container whose repository is its name and whose digest the event holds.</summary>
    public static EcsContainer Container(string name, string? repository = null) =>
        new(name) { Image = $"registry.example/{repository ?? name}:1", ImageDigest = DigestOf(repository ?? name) };

    public static string DigestOf(string seed) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(seed)))}";
}
