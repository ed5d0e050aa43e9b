using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>
/// Turns a handler of any of the shapes that a function may have into the one that the bootstrap calls: with or without a document or
/// an object of it, with or without the context, and with a stream, an object or nothing as its result.
/// </summary>
public partial class HandlerWrapper : IDisposable
{
    private HandlerWrapper(LambdaBootstrapHandler handler) => Handler = handler;

    public LambdaBootstrapHandler Handler { get; }

    public void Dispose() => GC.SuppressFinalize(this);

    private static TInput Read<TInput>(InvocationRequest invocation, ILambdaSerializer serializer) =>
        serializer.Deserialize<TInput>(invocation.InputStream);

    private static HandlerWrapper Run(Func<InvocationRequest, Task> handler) => new(async invocation =>
    {
        await handler(invocation);
        return new InvocationResponse(Stream.Null);
    });

    private static HandlerWrapper RunSync(Action<InvocationRequest> handler) => Run(invocation =>
    {
        handler(invocation);
        return Task.CompletedTask;
    });

    private static HandlerWrapper Answer(Func<InvocationRequest, Task<Stream>> handler) =>
        new(async invocation => new InvocationResponse(await handler(invocation)));

    private static HandlerWrapper AnswerSync(Func<InvocationRequest, Stream> handler) =>
        Answer(invocation => Task.FromResult(handler(invocation)));

    private static HandlerWrapper Answer<TOutput>(Func<InvocationRequest, Task<TOutput>> handler, ILambdaSerializer serializer) =>
        new(async invocation =>
        {
            var output = new MemoryStream();
            serializer.Serialize(await handler(invocation), output);
            output.Position = 0;
            return new InvocationResponse(output);
        });

    private static HandlerWrapper AnswerSync<TOutput>(Func<InvocationRequest, TOutput> handler, ILambdaSerializer serializer) =>
        Answer(invocation => Task.FromResult(handler(invocation)), serializer);
}
