using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Util;

namespace Amazon.Plumbing;

/// <summary>
/// A request of <see href="https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html">AWS REST JSON</see>:
/// method, path, query and body are the operation's own.
/// </summary>
internal sealed class RestRequestMarshaller<T>(string serviceName, string apiVersion, Action<T, DefaultRequest> marshal)
    : IMarshaller<IRequest, AmazonWebServiceRequest> where T : AmazonWebServiceRequest
{
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var request = new DefaultRequest(input, serviceName);
        request.Headers[HeaderKeys.XAmzApiVersion] = apiVersion;
        marshal((T)input, request);
        return request;
    }
}
