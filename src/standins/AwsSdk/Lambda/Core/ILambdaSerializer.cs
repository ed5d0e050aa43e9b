namespace Amazon.Lambda.Core;

/// <summary>Turns an invocation's document into an object and the handler's result into a document.</summary>
public interface ILambdaSerializer
{
    T Deserialize<T>(Stream requestStream);

    void Serialize<T>(T response, Stream responseStream);
}
