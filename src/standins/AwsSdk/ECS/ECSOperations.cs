using Amazon.ECS.Model;
using Amazon.Plumbing;
using Amazon.Runtime.Internal;

namespace Amazon.ECS;

/// <summary>How each operation of Amazon ECS is written and read. Made on first use: a process calls few of them.</summary>
internal static class ECSOperations
{
    private static readonly JsonOperations Protocol =
        new("Amazon.ECS", "AmazonEC2ContainerServiceV20141113", "2014-11-13", new ServiceJson(ECSJsonContext.Default), ECSErrors.All);

    public static InvokeOptions DescribeServiceRevisions =>
        field ??= Protocol.Operation<DescribeServiceRevisionsRequest, DescribeServiceRevisionsResponse>("DescribeServiceRevisions");

    public static InvokeOptions DescribeServices =>
        field ??= Protocol.Operation<DescribeServicesRequest, DescribeServicesResponse>("DescribeServices");

    public static InvokeOptions DescribeTaskDefinition =>
        field ??= Protocol.Operation<DescribeTaskDefinitionRequest, DescribeTaskDefinitionResponse>("DescribeTaskDefinition");

    public static InvokeOptions DescribeTasks => field ??= Protocol.Operation<DescribeTasksRequest, DescribeTasksResponse>("DescribeTasks");

    public static InvokeOptions ListClusters => field ??= Protocol.Operation<ListClustersRequest, ListClustersResponse>("ListClusters");

    public static InvokeOptions ListTasks => field ??= Protocol.Operation<ListTasksRequest, ListTasksResponse>("ListTasks");

    public static InvokeOptions StopTask => field ??= Protocol.Operation<StopTaskRequest, StopTaskResponse>("StopTask");
}
