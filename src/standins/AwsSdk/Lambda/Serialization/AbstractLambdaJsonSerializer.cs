using System.Text.Json;

namespace Amazon.Lambda.Serialization.SystemTextJson;

/// <summary>Reads and writes JSON.</summary>
public abstract class AbstractLambdaJsonSerializer
{
    private protected AbstractLambdaJsonSerializer()
    {
    }

    public void Serialize<T>(T response, Stream responseStream)
    {
        using var writer = new Utf8JsonWriter(responseStream);
        InternalSerialize(writer, response);
    }

    public T Deserialize<T>(Stream requestStream)
    {
        using var copy = new MemoryStream();
        requestStream.CopyTo(copy);
        return InternalDeserialize<T>(copy.ToArray());
    }

    protected abstract void InternalSerialize<T>(Utf8JsonWriter writer, T response);

    protected abstract T InternalDeserialize<T>(byte[] utf8Json);
}
