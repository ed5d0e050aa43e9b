namespace Amazon.Lambda.Core;

/// <summary>Reads the events and writes the answers of a function.</summary>
public interface ILambdaSerializer
{
    T Deserialize<T>(Stream requestStream);

    void Serialize<T>(T response, Stream responseStream);
}
