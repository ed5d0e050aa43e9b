using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace ImageSignatures.Oci;

/// <summary>A private Amazon ECR registry. Only a host that is one gets an ECR token.</summary>
/// <remarks>
/// Anybody can name an image and with it a host, so the region has to look like one of the partition that the host's domain belongs to.
/// https://docs.aws.amazon.com/AmazonECR/latest/userguide/Registries.html and, for the dual-stack names,
/// https://docs.aws.amazon.com/AmazonECR/latest/userguide/ecr-requests.html
/// </remarks>
public sealed partial record EcrRegistry
{
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
        var suffix = match.Groups["suffix"].Value;
        var (isDualStack, isFips) = (match.Groups["dual"].Success, match.Groups["fips"].Success);
        if (!match.Success || AwsPartition.OfRegion(region) is not { IsIsolated: false } partition || (isFips && !partition.HasFips)
            || !(isDualStack ? partition.DualStackSuffixes.Contains(suffix) : partition.DnsSuffix == suffix))
            return false;

        registry = new EcrRegistry(
            match.Groups["account"].Value, region, isFips, isDualStack);
        return true;
    }

    [GeneratedRegex(
        @"\A(?<account>[0-9]{12})\.(?:dkr\.ecr|(?<dual>dkr-ecr))(?<fips>-fips)?\.(?<region>[a-z]+(?:-[a-z]+)+-[0-9])\.(?<suffix>[a-z0-9.-]+)\z",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Host();
}
