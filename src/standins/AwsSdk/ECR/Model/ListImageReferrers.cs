using Amazon.Runtime;

namespace Amazon.ECR.Model;

/// <summary>Asks <see href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ListImageReferrers.html"/>.</summary>
public class ListImageReferrersRequest : AmazonECRRequest
{
    public ListImageReferrersFilter Filter { get; set; }
    public int? MaxResults { get; set; }
    public string NextToken { get; set; }
    public string RegistryId { get; set; }
    public string RepositoryName { get; set; }
    public SubjectIdentifier SubjectId { get; set; }
}

/// <summary>Its answer.</summary>
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
    public string ImageDigest { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ImageReferrer.html"/>.</summary>
public class ImageReferrer
{
    public ArtifactStatus ArtifactStatus { get; set; }
    public string ArtifactType { get; set; }
    public string Digest { get; set; }
    public string MediaType { get; set; }
    public long? Size { get; set; }
}
