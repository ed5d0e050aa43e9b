using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace ImageSignatures.Oci;

/// <summary>A private Amazon ECR registry. Only a host that is one gets an ECR token.</summary>
/// <remarks>
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
        if (!match.Success || !FitsPartition(region, match.Groups["china"].Success))
            return false;

        registry = new EcrRegistry(
            match.Groups["account"].Value, region, match.Groups["fips"].Success, match.Groups["dual"].Success);
        return true;
    }

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
