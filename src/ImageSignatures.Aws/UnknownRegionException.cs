using Amazon.Runtime;

namespace ImageSignatures.Aws;

/// <summary>There is no such AWS region, as far as is known here, so that nothing is asked there.</summary>
public sealed class UnknownRegionException(string region)
    : AmazonClientException(
        $"The AWS SDK knows no region {region}: check the name, or update the auditor if AWS has opened the region since.");
