using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace ImageSignatures.Oci;

/// <summary>A private Amazon ECR registry. Only a host that is one gets an ECR token.</summary>
/// <remarks>
/// Whoever names an image writes the host, so that the region has to look like one of AWS's: a part of the world that AWS names regions by,
/// a direction and one digit. Whether there is such a region is for the AWS clients to know.
/// https://docs.aws.amazon.com/AmazonECR/latest/userguide/Registries.html and, for the dual-stack names,
/// https://docs.aws.amazon.com/AmazonECR/latest/userguide/ecr-requests.html
/// </remarks>
public sealed partial record EcrRegistry
{
    // https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html
    private static readonly string[] Areas = ["af", "ap", "ca", "cn", "eu", "il", "me", "mx", "sa", "us"];
    private static readonly string[] Directions =
        ["central", "east", "north", "northeast", "northwest", "south", "southeast", "southwest", "west"];

    private EcrRegistry(string account, string region, bool isFips, bool isDualStack)
    {
        Account = account;
        Region = region;
        IsFips = isFips;
        IsDualStack = isDualStack;
    }

    /// <summary>The 12 digits of the account that owns the registry.</summary>
    public string Account { get; }

    /// <summary>The region, such as <c>us-west-2</c>.</summary>
    public string Region { get; }

    /// <summary>The host's endpoint uses validated cryptography (FIPS 140).</summary>
    public bool IsFips { get; }

    /// <summary>The host's endpoint answers over IPv4 and IPv6.</summary>
    public bool IsDualStack { get; }

    /// <param name="host">Host of a registry. Any case, no port, no trailing dot: nothing but a host that AWS documents.</param>
    /// <param name="registry">The registry, or null where the host is not one of ECR's.</param>
    public static bool TryParse(string? host, [NotNullWhen(true)] out EcrRegistry? registry)
    {
        registry = null;
        if (host is null || !System.Text.Ascii.IsValid(host))
            return false;

        var match = Host().Match(host.ToLowerInvariant());
        var region = match.Groups["region"].Value;
        if (!match.Success || !IsRegion(region) || !FitsPartition(region, match.Groups["china"].Success))
            return false;

        registry = new EcrRegistry(
            match.Groups["account"].Value, region, match.Groups["fips"].Success, match.Groups["dual"].Success);
        return true;
    }

    private static bool IsRegion(string region) => region.Split('-') switch
    {
        [var area, var direction, _] => Areas.Contains(area) && Directions.Contains(direction),
        ["us", "gov", var direction, _] => Directions.Contains(direction),
        _ => false,
    };

    /// <summary>The isolated partitions have suffixes of their own, which are not supported.</summary>
    private static bool FitsPartition(string region, bool isChina) =>
        region.StartsWith("cn-", StringComparison.Ordinal) == isChina
        && !region.AsSpan(2).StartsWith("-iso", StringComparison.Ordinal);

    // Six forms: two endpoints (one FIPS) in AWS and GovCloud, one in China; the dual-stack names likewise.
    [GeneratedRegex(
        """
        \A(?<account>[0-9]{12})\.
        (?:
            dkr\.ecr(?<fips>-fips)?\.(?<region>[a-z]{2}(?:-[a-z]+)+-[0-9])\.amazonaws\.com
          | dkr\.ecr\.(?<region>[a-z]{2}(?:-[a-z]+)+-[0-9])\.(?<china>amazonaws\.com\.cn)
          | (?<dual>dkr-ecr)(?<fips>-fips)?\.(?<region>[a-z]{2}(?:-[a-z]+)+-[0-9])\.on\.aws
          | (?<dual>dkr-ecr)\.(?<region>[a-z]{2}(?:-[a-z]+)+-[0-9])\.(?<china>on\.amazonwebservices\.com\.cn)
        )\z
        """,
        RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Host();
}
