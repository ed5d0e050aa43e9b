using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.ECR.Model;

/// <summary>
/// The request of <see href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DescribeImageSigningStatus.html"/>.
/// </summary>
public class DescribeImageSigningStatusRequest : AmazonECRRequest
{
    [AWSProperty(Required = true)]
    public ImageIdentifier ImageId { get; set; }

    public string RegistryId { get; set; }

    [AWSProperty(Required = true)]
    public string RepositoryName { get; set; }
}

/// <summary>
/// The answer of <see href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DescribeImageSigningStatus.html"/>.
/// </summary>
public class DescribeImageSigningStatusResponse : AmazonWebServiceResponse
{
    public ImageIdentifier ImageId { get; set; }

    public string RegistryId { get; set; }

    public string RepositoryName { get; set; }

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
