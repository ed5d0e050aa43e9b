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
    private const int Limit = 16 * 1024 * 1024;

    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input)
    {
        // Read first: the length that Core tells is 0 for an empty body and for a chunked one alike.
        var body = ReadAll(input.Stream);
        return body.Length == 0 ? new T() : JsonSerializer.Deserialize(body, type) ?? new T();
    }

    public override AmazonServiceException UnmarshallException(
        JsonUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        var reader = new StreamingUtf8JsonReader(input.Stream);
        var error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(input, ref reader);
        error.InnerException = innerException;
        error.StatusCode = statusCode;
        return errors.Create(error);
    }

    private static ReadOnlySpan<byte> ReadAll(Stream stream)
    {
        var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            body.Write(buffer.AsSpan(0, read));
            if (body.Length > Limit)
                throw new InvalidDataException($"The answer is larger than {Limit} bytes.");
        }

        return body.GetBuffer().AsSpan(0, (int)body.Length);
    }
}
