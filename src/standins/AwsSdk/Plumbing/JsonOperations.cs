using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal;
using Amazon.Runtime;
using Amazon.Util;
using System.Text.Json.Serialization.Metadata;
using System.Text.Json;

namespace Amazon.Plumbing;

/// <summary>Makes the operations of a service that speaks AWS JSON.</summary>
/// <param name="serviceName">The namespace of the client, for Core's logs.</param>
/// <param name="targetPrefix">What stands before the operation's name in the target header.</param>
/// <param name="apiVersion">The date of the service's model.</param>
/// <param name="json">The service's types.</param>
/// <param name="errors">The service's exceptions.</param>
internal sealed class JsonOperations(string serviceName, string targetPrefix, string apiVersion, ServiceJson json, ServiceErrors errors)
{
    public InvokeOptions Operation<TRequest, TResponse>(string name)
        where TRequest : AmazonWebServiceRequest
        where TResponse : AmazonWebServiceResponse, new() => new()
        {
            RequestMarshaller = new JsonRequestMarshaller<TRequest>(serviceName, $"{targetPrefix}.{name}", apiVersion, json.Type<TRequest>()),
            ResponseUnmarshaller = new JsonAnswerUnmarshaller<TResponse>(json.Type<TResponse>(), errors),
        };
}

/// <summary>
/// A request of <see href="https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html">AWS JSON</see>: the operation stands in a header
/// and everything else in the body.
/// </summary>
internal sealed class JsonRequestMarshaller<T>(string serviceName, string target, string apiVersion, JsonTypeInfo<T> type)
    : IMarshaller<IRequest, AmazonWebServiceRequest> where T : AmazonWebServiceRequest
{
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var request = new DefaultRequest(input, serviceName)
        {
            HttpMethod = "POST",
            ResourcePath = "/",
            Content = JsonSerializer.SerializeToUtf8Bytes((T)input, type),
        };
        request.Headers["X-Amz-Target"] = target;
        request.Headers[HeaderKeys.ContentTypeHeader] = "application/x-amz-json-1.1";
        request.Headers[HeaderKeys.XAmzApiVersion] = apiVersion;
        return request;
    }
}
