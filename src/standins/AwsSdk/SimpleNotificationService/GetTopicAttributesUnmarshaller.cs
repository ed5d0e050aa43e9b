using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Amazon.SimpleNotificationService.Model;

namespace Amazon.SimpleNotificationService;

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
