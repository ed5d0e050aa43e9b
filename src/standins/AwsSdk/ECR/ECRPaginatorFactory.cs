using Amazon.ECR.Model;

namespace Amazon.ECR;

internal sealed class ECRPaginatorFactory(IAmazonECR client) : IECRPaginatorFactory
{
    public IDescribeImagesPaginator DescribeImages(DescribeImagesRequest request) => new DescribeImagesPaginator(client, request);

    public IDescribeRepositoriesPaginator DescribeRepositories(DescribeRepositoriesRequest request) =>
        new DescribeRepositoriesPaginator(client, request);
}
