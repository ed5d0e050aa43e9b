namespace ImageSignatures.Oci;

/// <summary>
/// A partition of AWS: regions that share a domain, accounts and signatures. This table is the only place that knows their names.
/// </summary>
/// <remarks>
/// https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html; the hosts of ECR are those that the
/// Amazon ECS agent knows.
/// </remarks>
public sealed record AwsPartition
{
    // https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html
    private static readonly string[] Directions =
        ["central", "east", "north", "northeast", "northwest", "south", "southeast", "southwest", "west"];

    private readonly string[] _areas;

    private AwsPartition(string id, string dnsSuffix, string[] dualStackSuffixes, params string[] areas) =>
        (Id, DnsSuffix, DualStackSuffixes, _areas) = (id, dnsSuffix, dualStackSuffixes, areas);

    /// <summary>All that there are.</summary>
    public static IReadOnlyList<AwsPartition> All { get; } =
    [
        new("aws", "amazonaws.com", ["on.aws"], "af", "ap", "ca", "eu", "il", "me", "mx", "sa", "us")
        {
            HasFips = true, HasSigner = true, HasRootInInstaller = true,
        },
        new("aws-cn", "amazonaws.com.cn", ["on.amazonwebservices.com.cn"], "cn"),
        new("aws-us-gov", "amazonaws.com", ["on.aws"], "us-gov") { HasFips = true, HasSigner = true, HasRootInInstaller = true },
        new("aws-eusc", "amazonaws.eu", ["on.amazonwebservices.eu", "amazonwebservices.eu"], "eusc-de") { HasSigner = true },
        new("aws-iso", "c2s.ic.gov", ["on.aws.ic.gov"], "us-iso") { HasFips = true, IsIsolated = true },
        new("aws-iso-b", "sc2s.sgov.gov", ["on.aws.scloud"], "us-isob") { HasFips = true, IsIsolated = true },
        new("aws-iso-e", "cloud.adc-e.uk", ["on.cloud-aws.adc-e.uk"], "eu-isoe") { HasFips = true, IsIsolated = true },
        new("aws-iso-f", "csp.hci.ic.gov", ["on.aws.hci.ic.gov"], "us-isof") { HasFips = true, IsIsolated = true },
    ];

    /// <summary>The partition of everything that does not say otherwise.</summary>
    public static AwsPartition Commercial => All[0];

    /// <summary>Its name in ARNs, such as <c>aws-us-gov</c>.</summary>
    public string Id { get; }

    /// <summary>How the hosts of its services end, without a leading dot.</summary>
    public string DnsSuffix { get; }

    /// <summary>How the hosts of ECR registries end that answer over IPv4 and IPv6.</summary>
    public IReadOnlyList<string> DualStackSuffixes { get; }

    /// <summary>How all the hosts end that belong to AWS there, without a leading dot.</summary>
    public IEnumerable<string> Suffixes => DualStackSuffixes.Append(DnsSuffix);

    /// <summary>ECR registries have hosts with validated cryptography (FIPS 140) there.</summary>
    public bool HasFips { get; private init; }

    /// <summary>AWS documents that AWS Signer signs container images there.</summary>
    /// <remarks>https://docs.aws.amazon.com/general/latest/gr/signer.html</remarks>
    public bool HasSigner { get; private init; }

    /// <summary>AWS's installer of notation and the plugin brings AWS Signer's root of the partition.</summary>
    /// <remarks>https://docs.aws.amazon.com/signer/latest/developerguide/image-signing-prerequisites.html</remarks>
    public bool HasRootInInstaller { get; private init; }

    /// <summary>It has no connection to the internet, and AWS publishes no documents of its services: no registry there is taken for ECR.</summary>
    public bool IsIsolated { get; private init; }

    /// <summary>The name of the notation trust store that holds AWS Signer's root of the partition.</summary>
    /// <remarks>https://docs.aws.amazon.com/signer/latest/developerguide/image-verification.html</remarks>
    public string SignerTrustStore => $"{Id}-signer-ts";

    /// <param name="id">The second part of an ARN.</param>
    /// <returns>Null for a partition that is not known.</returns>
    public static AwsPartition? Find(string? id) => All.FirstOrDefault(partition => partition.Id == id);

    /// <param name="host">A host of AWS, in lower case.</param>
    /// <returns>The first partition whose domains the host belongs to; null for any other host.</returns>
    public static AwsPartition? OfHost(string host) => All.FirstOrDefault(partition =>
        partition.Suffixes.Any(suffix => host.EndsWith($".{suffix}", StringComparison.Ordinal)));

    /// <param name="region">A region's name, such as <c>eu-central-1</c>. Whether there is such a region is for the AWS clients to know.</param>
    /// <returns>Null where the name is not made as AWS names regions: an area, a direction and one digit.</returns>
    public static AwsPartition? OfRegion(string? region) =>
        region?.Split('-') is [.. var area, var direction, [>= '0' and <= '9']] && Directions.Contains(direction)
            ? All.FirstOrDefault(partition => partition._areas.Contains(string.Join('-', area)))
            : null;
}
