using Amazon.ECR.Model;
using Amazon.Plumbing;
using Amazon.Runtime.Internal;

namespace Amazon.ECR;

/// <summary>How each operation of Amazon ECR is written and read. Made on first use: a process calls few of them.</summary>
internal static class ECROperations
{
    private static readonly JsonOperations Protocol =
        new("Amazon.ECR", "AmazonEC2ContainerRegistry_V20150921", "2015-09-21", new ServiceJson(ECRJsonContext.Default), ECRErrors.All);
    public static InvokeOptions CreateRepository =>
        field ??= Protocol.Operation<CreateRepositoryRequest, CreateRepositoryResponse>("CreateRepository");
    public static InvokeOptions DescribeImageSigningStatus =>
        field ??= Protocol.Operation<DescribeImageSigningStatusRequest, DescribeImageSigningStatusResponse>("DescribeImageSigningStatus");
    public static InvokeOptions DescribeImages =>
        field ??= Protocol.Operation<DescribeImagesRequest, DescribeImagesResponse>("DescribeImages");
    public static InvokeOptions DescribeRepositories =>
        field ??= Protocol.Operation<DescribeRepositoriesRequest, DescribeRepositoriesResponse>("DescribeRepositories");
    public static InvokeOptions GetAuthorizationToken =>
        field ??= Protocol.Operation<GetAuthorizationTokenRequest, GetAuthorizationTokenResponse>("GetAuthorizationToken");
    public static InvokeOptions ListImageReferrers =>
        field ??= Protocol.Operation<ListImageReferrersRequest, ListImageReferrersResponse>("ListImageReferrers");
}

/// <summary>The exceptions of Amazon ECR by their code on the wire.</summary>
internal static class ECRErrors
{
    public static readonly ServiceErrors All = new(
        (message, inner) => new AmazonECRException(message, inner),
        new Dictionary<string, ErrorConstructor>
        {
            ["RepositoryAlreadyExistsException"] = (message, inner) => new RepositoryAlreadyExistsException(message, inner),
            ["RepositoryNotFoundException"] = (message, inner) => new RepositoryNotFoundException(message, inner),
            ["ServerException"] = (message, inner) => new ServerException(message, inner),
        });
}
