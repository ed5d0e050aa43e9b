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
    public static InvokeOptions DescribeTaskDefinition =>
        field ??= Protocol.Operation<DescribeTaskDefinitionRequest, DescribeTaskDefinitionResponse>("DescribeTaskDefinition");
    public static InvokeOptions DescribeTasks => field ??= Protocol.Operation<DescribeTasksRequest, DescribeTasksResponse>("DescribeTasks");
    public static InvokeOptions ListClusters => field ??= Protocol.Operation<ListClustersRequest, ListClustersResponse>("ListClusters");
    public static InvokeOptions ListTasks => field ??= Protocol.Operation<ListTasksRequest, ListTasksResponse>("ListTasks");
    public static InvokeOptions StopTask => field ??= Protocol.Operation<StopTaskRequest, StopTaskResponse>("StopTask");
}

/// <summary>The exceptions of Amazon ECS by their code on the wire.</summary>
internal static class ECSErrors
{
    public static readonly ServiceErrors All = new(
        (message, inner) => new AmazonECSException(message, inner),
        new Dictionary<string, ErrorConstructor>
        {
            ["AccessDeniedException"] = (message, inner) => new AccessDeniedException(message, inner),
            ["ClientException"] = (message, inner) => new ClientException(message, inner),
            ["ClusterNotFoundException"] = (message, inner) => new ClusterNotFoundException(message, inner),
            ["InvalidParameterException"] = (message, inner) => new InvalidParameterException(message, inner),
            ["ServerException"] = (message, inner) => new ServerException(message, inner),
        });
}
