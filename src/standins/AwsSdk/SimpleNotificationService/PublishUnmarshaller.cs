using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Amazon.SimpleNotificationService.Model;

namespace Amazon.SimpleNotificationService;

/// <summary>Reads the XML answer of Publish.</summary>
internal sealed class PublishUnmarshaller : SnsUnmarshaller
{
    public override AmazonWebServiceResponse Unmarshall(XmlUnmarshallerContext input)
    {
        var answer = new PublishResponse();
        while (input.Read())
        {
            if (!input.IsStartElement)
                continue;
            if (input.TestExpression("PublishResult/MessageId"))
                answer.MessageId = input.ReadText();
            else if (input.TestExpression("PublishResult/SequenceNumber"))
                answer.SequenceNumber = input.ReadText();
            else if (input.TestExpression("ResponseMetadata/RequestId"))
                answer.ResponseMetadata = new ResponseMetadata { RequestId = input.ReadText() };
        }

        return answer;
    }
}
