namespace Amazon.Lambda.Serialization.SystemTextJson;

/// <summary>A document of an invocation could not be read, or a result not be written.</summary>
public class JsonSerializerException : Exception
{
    public JsonSerializerException(string message) : base(message)
    {
    }

    public JsonSerializerException(string message, Exception exception) : base(message, exception)
    {
    }
}
