using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.ECR.Model;

/// <summary>The request of <see href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html"/>.</summary>
public class CreateRepositoryRequest : AmazonECRRequest
{
    public EncryptionConfiguration EncryptionConfiguration { get; set; }

    public ImageScanningConfiguration ImageScanningConfiguration { get; set; }

    public ImageTagMutability ImageTagMutability { get; set; }

    public List<ImageTagMutabilityExclusionFilter> ImageTagMutabilityExclusionFilters { get; set; }

    public string RegistryId { get; set; }

    [AWSProperty(Required = true)]
    public string RepositoryName { get; set; }

    public List<Tag> Tags { get; set; }
}

/// <summary>The answer of <see href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html"/>.</summary>
public class CreateRepositoryResponse : AmazonWebServiceResponse
{
    public Repository Repository { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_Repository.html"/>.</summary>
public class Repository
{
    public DateTime? CreatedAt { get; set; }

    public EncryptionConfiguration EncryptionConfiguration { get; set; }

    public ImageScanningConfiguration ImageScanningConfiguration { get; set; }

    public ImageTagMutability ImageTagMutability { get; set; }

    public List<ImageTagMutabilityExclusionFilter> ImageTagMutabilityExclusionFilters { get; set; }

    public string RegistryId { get; set; }

    public string RepositoryArn { get; set; }

    public string RepositoryName { get; set; }

    public string RepositoryUri { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_EncryptionConfiguration.html"/>.</summary>
public class EncryptionConfiguration
{
    [AWSProperty(Required = true)]
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
    [AWSProperty(Required = true)]
    public string Filter { get; set; }

    [AWSProperty(Required = true)]
    public ImageTagMutabilityExclusionFilterType FilterType { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_Tag.html"/>.</summary>
public class Tag
{
    [AWSProperty(Required = true)]
    public string Key { get; set; }

    [AWSProperty(Required = true)]
    public string Value { get; set; }
}
