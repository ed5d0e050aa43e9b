using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.ECR.Model;

/// <summary>The request of <see href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DescribeImages.html"/>.</summary>
public class DescribeImagesRequest : AmazonECRRequest
{
    public DescribeImagesFilter Filter { get; set; }

    public List<ImageIdentifier> ImageIds { get; set; }

    public int? MaxResults { get; set; }

    public string NextToken { get; set; }

    public string RegistryId { get; set; }

    [AWSProperty(Required = true)]
    public string RepositoryName { get; set; }
}

/// <summary>The answer of <see href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DescribeImages.html"/>.</summary>
public class DescribeImagesResponse : AmazonWebServiceResponse
{
    public List<ImageDetail> ImageDetails { get; set; }

    public string NextToken { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DescribeImagesFilter.html"/>.</summary>
public class DescribeImagesFilter
{
    public ImageStatusFilter ImageStatus { get; set; }

    public TagStatus TagStatus { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ImageIdentifier.html"/>.</summary>
public class ImageIdentifier
{
    public string ImageDigest { get; set; }

    public string ImageTag { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ImageDetail.html"/>.</summary>
public class ImageDetail
{
    public string ArtifactMediaType { get; set; }

    public string ImageDigest { get; set; }

    public string ImageManifestMediaType { get; set; }

    public DateTime? ImagePushedAt { get; set; }

    public ImageScanFindingsSummary ImageScanFindingsSummary { get; set; }

    public ImageScanStatus ImageScanStatus { get; set; }

    public long? ImageSizeInBytes { get; set; }

    public ImageStatus ImageStatus { get; set; }

    public List<string> ImageTags { get; set; }

    public DateTime? LastActivatedAt { get; set; }

    public DateTime? LastArchivedAt { get; set; }

    public DateTime? LastRecordedPullTime { get; set; }

    public string RegistryId { get; set; }

    public string RepositoryName { get; set; }

    public string SubjectManifestDigest { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ImageScanFindingsSummary.html"/>.</summary>
public class ImageScanFindingsSummary
{
    public Dictionary<string, int> FindingSeverityCounts { get; set; }

    public DateTime? ImageScanCompletedAt { get; set; }

    public DateTime? VulnerabilitySourceUpdatedAt { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ImageScanStatus.html"/>.</summary>
public class ImageScanStatus
{
    public string Description { get; set; }

    public ScanStatus Status { get; set; }
}
