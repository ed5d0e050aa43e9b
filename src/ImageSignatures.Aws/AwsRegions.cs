using System.Collections.Frozen;
using Amazon;

namespace ImageSignatures.Aws;

/// <summary>
/// The regions that there are: those that the AWS SDK knows and the process's own. Hosts of images name regions, and whoever names an image
/// can write any: without a list each would cost a client that is kept, and a call that goes nowhere.
/// </summary>
/// <param name="environment">The value of an environment variable, or null.</param>
public sealed class AwsRegions(Func<string, string?> environment)
{
    private static readonly FrozenSet<string> OfSdk =
        RegionEndpoint.EnumerableAllRegions.Select(region => region.SystemName).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>
    /// True also for the region in which the process runs, which may be newer than the SDK.
    /// </summary>
    public bool Contain(string region) =>
        OfSdk.Contains(region) || region == environment("AWS_REGION") || region == environment("AWS_DEFAULT_REGION");
}
