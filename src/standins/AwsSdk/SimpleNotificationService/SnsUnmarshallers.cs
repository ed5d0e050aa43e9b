using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime;
using Amazon.SimpleNotificationService.Model;
using System.Net;

namespace Amazon.SimpleNotificationService;

/// <summary>Reads the service's XML errors; what an answer holds is each operation's own.</summary>
internal abstract class SnsUnmarshaller : XmlResponseUnmarshaller
{
    public override AmazonServiceException UnmarshallException(
        XmlUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        var error = XmlErrorResponseUnmarshaller.GetInstance().Unmarshall(input);
        error.InnerException = innerException;
        error.StatusCode = statusCode;
        return SnsErrors.All.Create(error);
    }
}

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
            else if (input.TestExpression("ResponseMetadata/RequestId"))
                answer.ResponseMetadata = new ResponseMetadata { RequestId = input.ReadText() };
        }

        return answer;
    }
}

/// <summary>Reads the XML answer of GetTopicAttributes: a map of entries, each a key and a value.</summary>
internal sealed class GetTopicAttributesUnmarshaller : SnsUnmarshaller
{
    public override AmazonWebServiceResponse Unmarshall(XmlUnmarshallerContext input)
    {
        var answer = new GetTopicAttributesResponse();
        var key = "";
        while (input.Read())
        {
            if (!input.IsStartElement)
                continue;
            if (input.TestExpression("Attributes/entry/key"))
                key = input.ReadText();
            else if (input.TestExpression("Attributes/entry/value"))
                (answer.Attributes ??= [])[key] = input.ReadText();
            else if (input.TestExpression("ResponseMetadata/RequestId"))
                answer.ResponseMetadata = new ResponseMetadata { RequestId = input.ReadText() };
        }

        return answer;
    }
}
