using Amazon.EventBridge.Model;
using Amazon.Plumbing;
using Amazon.Runtime.Internal;

namespace Amazon.EventBridge;

/// <summary>How each operation of Amazon EventBridge is written and read. Made on first use.</summary>
internal static class EventBridgeOperations
{
    private static readonly JsonOperations Protocol =
        new("Amazon.EventBridge", "AWSEvents", "2015-10-07", new ServiceJson(EventBridgeJsonContext.Default), EventBridgeErrors.All);
    public static InvokeOptions DescribeEventBus =>
        field ??= Protocol.Operation<DescribeEventBusRequest, DescribeEventBusResponse>("DescribeEventBus");
    public static InvokeOptions PutEvents => field ??= Protocol.Operation<PutEventsRequest, PutEventsResponse>("PutEvents");
}

/// <summary>The exceptions of Amazon EventBridge by their code on the wire.</summary>
internal static class EventBridgeErrors
{
    public static readonly ServiceErrors All = new(
        (message, inner) => new AmazonEventBridgeException(message, inner),
        new Dictionary<string, ErrorConstructor>
        {
            ["ResourceNotFoundException"] = (message, inner) => new ResourceNotFoundException(message, inner),
        });
}
