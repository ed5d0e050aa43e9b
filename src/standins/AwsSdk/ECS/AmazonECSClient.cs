using Amazon.ECS.Model;
using Amazon.Plumbing;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.ECS;

/// <summary>A client of Amazon ECS, on the credentials, signing and retries of AWSSDK.Core.</summary>
public class AmazonECSClient : AmazonServiceClient, IAmazonECS
{
    public AmazonECSClient(AmazonECSConfig config) : base(config) { }

    public AmazonECSClient(AWSCredentials credentials, AmazonECSConfig clientConfig) : base(credentials, clientConfig) { }

    protected override IServiceMetadata ServiceMetadata { get; } = new ServiceMetadata(AmazonECSConfig.ServiceId);

    public virtual Task<DescribeServiceRevisionsResponse> DescribeServiceRevisionsAsync(
        DescribeServiceRevisionsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeServiceRevisionsResponse>(request, ECSOperations.DescribeServiceRevisions, cancellationToken);

    public virtual Task<DescribeTaskDefinitionResponse> DescribeTaskDefinitionAsync(
        DescribeTaskDefinitionRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeTaskDefinitionResponse>(request, ECSOperations.DescribeTaskDefinition, cancellationToken);

    public virtual Task<DescribeTasksResponse> DescribeTasksAsync(
        DescribeTasksRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeTasksResponse>(request, ECSOperations.DescribeTasks, cancellationToken);

    public virtual Task<ListClustersResponse> ListClustersAsync(
        ListClustersRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListClustersResponse>(request, ECSOperations.ListClusters, cancellationToken);

    public virtual Task<ListTasksResponse> ListTasksAsync(ListTasksRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListTasksResponse>(request, ECSOperations.ListTasks, cancellationToken);

    public virtual Task<StopTaskResponse> StopTaskAsync(StopTaskRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<StopTaskResponse>(request, ECSOperations.StopTask, cancellationToken);

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => ServicePipeline.Customize(pipeline);
}
