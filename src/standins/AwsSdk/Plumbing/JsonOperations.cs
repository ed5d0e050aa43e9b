using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.Plumbing;

/// <summary>Makes the operations of a service that speaks AWS JSON.</summary>
/// <param name="serviceName">The namespace of the client, for Core's logs.</param>
/// <param name="targetPrefix">What stands before the operation's name in the target header.</param>
/// <param name="apiVersion">The date of the service's model.</param>
/// <param name="json">The service's types.</param>
/// <param name="errors">The service's exceptions.</param>
internal sealed class JsonOperations(string serviceName, string targetPrefix, string apiVersion, ServiceJson json, ServiceErrors errors)
{
    /// <summary>Of the protocol, which differs in the content type alone.</summary>
    public string JsonVersion { get; init; } = "1.1";

    public InvokeOptions Operation<TRequest, TResponse>(string name)
        where TRequest : AmazonWebServiceRequest
        where TResponse : AmazonWebServiceResponse, new() => new()
        {
            RequestMarshaller = new JsonRequestMarshaller<TRequest>(
                serviceName, $"{targetPrefix}.{name}", apiVersion, JsonVersion, json.Type<TRequest>()),
            ResponseUnmarshaller = new JsonAnswerUnmarshaller<TResponse>(json.Type<TResponse>(), errors),
        };
}
