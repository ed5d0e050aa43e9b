using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.SimpleNotificationService.Model;

namespace Amazon.SimpleNotificationService;

/// <summary>
/// A GetTopicAttributes request as a form of the
/// <see href="https://smithy.io/2.0/aws/protocols/aws-query-protocol.html">AWS Query protocol</see>.
/// </summary>
internal sealed class GetTopicAttributesMarshaller : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var query = (GetTopicAttributesRequest)input;
        var request = new DefaultRequest(query, "Amazon.SimpleNotificationService");
        var form = request.ParameterCollection;
        form.Add("Action", "GetTopicAttributes");
        form.Add("Version", "2010-03-31");
        if (query.TopicArn is not null)
            form.Add("TopicArn", query.TopicArn);
        return request;
    }
}
