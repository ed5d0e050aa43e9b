using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Util;

namespace Amazon.Plumbing;

/// <summary>
/// A request of <see href="https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html">AWS JSON</see>: the operation stands in a header and
/// everything else in the body.
/// </summary>
internal sealed class JsonRequestMarshaller<T>(string serviceName, string target, string apiVersion, string jsonVersion, JsonTypeInfo<T> type)
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
        request.Headers[HeaderKeys.ContentTypeHeader] = $"application/x-amz-json-{jsonVersion}";
        request.Headers[HeaderKeys.XAmzApiVersion] = apiVersion;
        return request;
    }
}
