using Amazon.Runtime;

namespace Amazon.ECR.Model;

/// <summary>The request of <see href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DescribeRepositories.html"/>.</summary>
public class DescribeRepositoriesRequest : AmazonECRRequest
{
    public int? MaxResults { get; set; }

    public string NextToken { get; set; }

    public string RegistryId { get; set; }

    public List<string> RepositoryNames { get; set; }
}

/// <summary>The answer of <see href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DescribeRepositories.html"/>.</summary>
public class DescribeRepositoriesResponse : AmazonWebServiceResponse
{
    public string NextToken { get; set; }

    public List<Repository> Repositories { get; set; }
}
