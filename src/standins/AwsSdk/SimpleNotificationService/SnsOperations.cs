using Amazon.Runtime.Internal;

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
