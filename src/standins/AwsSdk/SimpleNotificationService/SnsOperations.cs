using Amazon.Plumbing;
using Amazon.Runtime.Internal;
using Amazon.SimpleNotificationService.Model;

namespace Amazon.SimpleNotificationService;

/// <summary>How each operation of Amazon SNS is written and read.</summary>
internal static class SnsOperations
{
    public static InvokeOptions GetTopicAttributes { get; } = new()
    {
        RequestMarshaller = new GetTopicAttributesMarshaller(),
        ResponseUnmarshaller = new GetTopicAttributesUnmarshaller(),
    };
    public static InvokeOptions Publish { get; } = new()
    {
        RequestMarshaller = new PublishMarshaller(),
        ResponseUnmarshaller = new PublishUnmarshaller(),
    };
}

/// <summary>The exceptions of Amazon SNS by their code on the wire.</summary>
internal static class SnsErrors
{
    public static readonly ServiceErrors All = new(
        (message, inner) => new AmazonSimpleNotificationServiceException(message, inner),
        new Dictionary<string, ErrorConstructor>
        {
            ["NotFound"] = (message, inner) => new NotFoundException(message, inner),
        });
}
