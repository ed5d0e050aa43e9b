using Amazon.Runtime;

namespace Amazon.ECR.Model;

/// <summary>Asks <see href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DescribeImages.html"/>.</summary>
public class DescribeImagesRequest : AmazonECRRequest
{
    public List<ImageIdentifier> ImageIds { get; set; }
    public string RegistryId { get; set; }
    public string RepositoryName { get; set; }
}

/// <summary>Its answer.</summary>
public class DescribeImagesResponse : AmazonWebServiceResponse
{
    public List<ImageDetail> ImageDetails { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ImageIdentifier.html"/>.</summary>
public class ImageIdentifier
{
    public string ImageDigest { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ImageDetail.html"/>.</summary>
public class ImageDetail
{
    public string ImageDigest { get; set; }
    public ImageStatus ImageStatus { get; set; }
}
