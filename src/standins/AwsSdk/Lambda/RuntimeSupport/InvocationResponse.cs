namespace Amazon.Lambda.RuntimeSupport;

/// <summary>What a handler answers.</summary>
public class InvocationResponse
{
    public InvocationResponse(Stream outputStream) : this(outputStream, true)
    {
    }

    public InvocationResponse(Stream outputStream, bool disposeOutputStream)
    {
        OutputStream = outputStream;
        DisposeOutputStream = disposeOutputStream;
    }

    /// <summary>Sent from its position to its end.</summary>
    public Stream OutputStream { get; set; }

    public bool DisposeOutputStream { get; }
}
