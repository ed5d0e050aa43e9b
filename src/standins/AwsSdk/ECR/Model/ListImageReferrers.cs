using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.ECR.Model;

/// <summary>The request of <see href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ListImageReferrers.html"/>.</summary>
public class ListImageReferrersRequest : AmazonECRRequest
{
    public ListImageReferrersFilter Filter { get; set; }

    public int? MaxResults { get; set; }

    public string NextToken { get; set; }

    public string RegistryId { get; set; }

    [AWSProperty(Required = true)]
    public string RepositoryName { get; set; }

    [AWSProperty(Required = true)]
    public SubjectIdentifier SubjectId { get; set; }
}

/// <summary>The answer of <see href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ListImageReferrers.html"/>.</summary>
public class ListImageReferrersResponse : AmazonWebServiceResponse
{
    public string NextToken { get; set; }

    public List<ImageReferrer> Referrers { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ListImageReferrersFilter.html"/>.</summary>
public class ListImageReferrersFilter
{
    public ArtifactStatusFilter ArtifactStatus { get; set; }

    public List<string> ArtifactTypes { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_SubjectIdentifier.html"/>.</summary>
public class SubjectIdentifier
{
    [AWSProperty(Required = true)]
    public string ImageDigest { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ImageReferrer.html"/>.</summary>
public class ImageReferrer
{
    public Dictionary<string, string> Annotations { get; set; }

    public ArtifactStatus ArtifactStatus { get; set; }

    public string ArtifactType { get; set; }

    [AWSProperty(Required = true)]
    public string Digest { get; set; }

    [AWSProperty(Required = true)]
    public string MediaType { get; set; }

    [AWSProperty(Required = true)]
    public long? Size { get; set; }
}
