namespace Amazon.ECR.Model;

/// <summary>Reads lists that come in pages; made by a client's <c>Paginators</c>.</summary>
public interface IECRPaginatorFactory
{
    IDescribeImagesPaginator DescribeImages(DescribeImagesRequest request);

    IDescribeRepositoriesPaginator DescribeRepositories(DescribeRepositoriesRequest request);
}
