using Amazon.Runtime;

namespace Amazon.ECR.Model;

/// <summary>Asks <see href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html"/>.</summary>
public class CreateRepositoryRequest : AmazonECRRequest
{
    public EncryptionConfiguration EncryptionConfiguration { get; set; }
    public ImageScanningConfiguration ImageScanningConfiguration { get; set; }
    public ImageTagMutability ImageTagMutability { get; set; }
    public List<ImageTagMutabilityExclusionFilter> ImageTagMutabilityExclusionFilters { get; set; }
    public string RegistryId { get; set; }
    public string RepositoryName { get; set; }
}

/// <summary>Its answer.</summary>
public class CreateRepositoryResponse : AmazonWebServiceResponse;

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_Repository.html"/>.</summary>
public class Repository
{
    public DateTime? CreatedAt { get; set; }
    public EncryptionConfiguration EncryptionConfiguration { get; set; }
    public ImageScanningConfiguration ImageScanningConfiguration { get; set; }
    public ImageTagMutability ImageTagMutability { get; set; }
    public string RepositoryName { get; set; }
    public string RepositoryUri { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_EncryptionConfiguration.html"/>.</summary>
public class EncryptionConfiguration
{
    public EncryptionType EncryptionType { get; set; }
    public string KmsKey { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ImageScanningConfiguration.html"/>.</summary>
public class ImageScanningConfiguration
{
    public bool? ScanOnPush { get; set; }
}

/// <summary>
/// See <see href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ImageTagMutabilityExclusionFilter.html"/>.
/// </summary>
public class ImageTagMutabilityExclusionFilter
{
    public string Filter { get; set; }
    public ImageTagMutabilityExclusionFilterType FilterType { get; set; }
}
