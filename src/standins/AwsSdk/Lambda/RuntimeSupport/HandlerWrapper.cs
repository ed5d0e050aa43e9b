using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>A handler in the one shape that the auditor's have: a document in, a document out.</summary>
public class HandlerWrapper : IDisposable
{
    private HandlerWrapper(Func<Stream, ILambdaContext, Task<Stream>> handler) => Handler = handler;

    internal Func<Stream, ILambdaContext, Task<Stream>> Handler { get; }

    public static HandlerWrapper GetHandlerWrapper(Func<Stream, ILambdaContext, Task<Stream>> handler) => new(handler);

    public void Dispose() => GC.SuppressFinalize(this);
}
