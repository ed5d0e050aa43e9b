using Amazon.EventBridge.Model;
using Amazon.Plumbing;

namespace Amazon.EventBridge;

/// <summary>The exceptions of Amazon EventBridge by their code on the wire.</summary>
internal static class EventBridgeErrors
{
    public static readonly ServiceErrors All = new(
        e => new AmazonEventBridgeException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        new Dictionary<string, ErrorConstructor>
        {
            ["InternalException"] =
                e => new InternalException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
            ["ResourceNotFoundException"] =
                e => new ResourceNotFoundException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        });
}
