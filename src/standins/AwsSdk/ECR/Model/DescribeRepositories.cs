using Amazon.Runtime;

namespace Amazon.ECR.Model;

/// <summary>Asks <see href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DescribeRepositories.html"/>.</summary>
public class DescribeRepositoriesRequest : AmazonECRRequest
{
    public string RegistryId { get; set; }
    public List<string> RepositoryNames { get; set; }
}

/// <summary>Its answer.</summary>
public class DescribeRepositoriesResponse : AmazonWebServiceResponse
{
    public List<Repository> Repositories { get; set; }
}
