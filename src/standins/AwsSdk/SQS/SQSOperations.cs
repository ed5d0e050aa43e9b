using Amazon.Plumbing;
using Amazon.Runtime.Internal;
using Amazon.SQS.Model;

namespace Amazon.SQS;

/// <summary>How each operation of Amazon SQS is written and read. Made on first use.</summary>
internal static class SQSOperations
{
    private static readonly JsonOperations Protocol =
        new("Amazon.SQS", "AmazonSQS", "2012-11-05", new ServiceJson(SQSJsonContext.Default), SQSErrors.All) { JsonVersion = "1.0" };

    public static InvokeOptions ChangeMessageVisibility =>
        field ??= Protocol.Operation<ChangeMessageVisibilityRequest, ChangeMessageVisibilityResponse>("ChangeMessageVisibility");

    public static InvokeOptions SendMessage => field ??= Protocol.Operation<SendMessageRequest, SendMessageResponse>("SendMessage");
}
