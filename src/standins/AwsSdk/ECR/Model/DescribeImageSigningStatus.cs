using Amazon.Runtime;

namespace Amazon.ECR.Model;

/// <summary>Asks <see href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DescribeImageSigningStatus.html"/>.</summary>
public class DescribeImageSigningStatusRequest : AmazonECRRequest
{
    public ImageIdentifier ImageId { get; set; }
    public string RegistryId { get; set; }
    public string RepositoryName { get; set; }
}

/// <summary>Its answer.</summary>
public class DescribeImageSigningStatusResponse : AmazonWebServiceResponse
{
    public List<ImageSigningStatus> SigningStatuses { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ImageSigningStatus.html"/>.</summary>
public class ImageSigningStatus
{
    public string FailureCode { get; set; }
    public string FailureReason { get; set; }
    public string SigningProfileArn { get; set; }
    public SigningStatus Status { get; set; }
}
