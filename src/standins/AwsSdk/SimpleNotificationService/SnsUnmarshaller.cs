using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

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
