using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace Amazon.Plumbing;

/// <summary>Reads an operation's JSON answer or the service's JSON error.</summary>
internal sealed class JsonAnswerUnmarshaller<T>(JsonTypeInfo<T> type, ServiceErrors errors) : JsonResponseUnmarshaller
    where T : AmazonWebServiceResponse, new()
{
    /// <summary>No answer of these operations comes near this many bytes.</summary>
    private const long Limit = 64 * 1024 * 1024;

    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input)
    {
        if (input.ResponseData.ContentLength == 0)
            return new T();
        using var body = new BoundedStream(input.Stream, Limit);
        return JsonSerializer.Deserialize(body, type) ?? new T();
    }

    public override AmazonServiceException UnmarshallException(
        JsonUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        var reader = new StreamingUtf8JsonReader(input.Stream);
        var error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(input, ref reader);
        error.InnerException = innerException;
        error.StatusCode = statusCode;
        return errors.Create(error, input.GetResponseBodyBytes());
    }
}
