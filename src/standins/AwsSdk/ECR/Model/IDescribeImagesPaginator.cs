using Amazon.Runtime;

namespace Amazon.ECR.Model;

/// <summary>All pages of DescribeImages. It can be read once.</summary>
public interface IDescribeImagesPaginator
{
    IPaginatedEnumerable<DescribeImagesResponse> Responses { get; }

    IPaginatedEnumerable<ImageDetail> ImageDetails { get; }
}
