using ImageSignatures.Oci;

namespace EcsImageAuditor.Cdk.Configuration;

/// <summary>Where the stack goes, as far as it is known before it is deployed.</summary>
/// <param name="Account">Twelve digits, or null.</param>
/// <param name="Region">A region's name, or null.</param>
internal sealed record Target(string? Account, string? Region)
{
    // https://docs.aws.amazon.com/signer/latest/developerguide/Welcome.html and https://docs.aws.amazon.com/general/latest/gr/signer.html
    private static readonly HashSet<string> SigningRegions = new(StringComparer.Ordinal)
    {
        "us-east-1",
        "us-east-2",
        "us-west-1",
        "us-west-2",
        "af-south-1",
        "ap-east-1",
        "ap-south-1",
        "ap-northeast-1",
        "ap-northeast-2",
        "ap-southeast-1",
        "ap-southeast-2",
        "ca-central-1",
        "eu-central-1",
        "eu-west-1",
        "eu-west-2",
        "eu-west-3",
        "eu-south-1",
        "eu-north-1",
        "me-south-1",
        "sa-east-1",
        "eusc-de-east-1",
        "us-gov-east-1",
        "us-gov-west-1",
    };

    /// <summary>The partition's name in ARNs; null where the region is not known.</summary>
    public string? Partition => AwsPartition.OfRegion(Region)?.Id;

    /// <summary>Why the auditor cannot go there, a sentence; null where it can, or where the region is not known.</summary>
    public string? WhyUnsupported => Region is null ? null : AwsPartition.OfRegion(Region) switch
    {
        null => $"\"{Region}\" is not the name of an AWS region: set AWS_REGION to one such as eu-central-1.",
        { IsIsolated: true } isolated =>
            $"{Region} is in AWS's isolated partition {isolated.Id}, whose services AWS does not document in public: the auditor does not support it.",
        _ => null,
    };

    /// <summary>False where AWS Signer is known not to sign container images; true also where that is not known.</summary>
    public bool MaySignImages => Region is null || SigningRegions.Contains(Region);
}
