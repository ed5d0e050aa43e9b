using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

public partial class HandlerWrapper
{
    public static HandlerWrapper GetHandlerWrapper(Action<Stream, ILambdaContext, MemoryStream> handler) => AnswerSync(i =>
    {
        var output = new MemoryStream();
        handler(i.InputStream, i.LambdaContext, output);
        output.Position = 0;
        return output;
    });

    public static HandlerWrapper GetHandlerWrapper(Action handler) => RunSync(i => handler());

    public static HandlerWrapper GetHandlerWrapper(Action<Stream> handler) => RunSync(i => handler(i.InputStream));

    public static HandlerWrapper GetHandlerWrapper<TInput>(Action<TInput> handler, ILambdaSerializer serializer) =>
        RunSync(i => handler(Read<TInput>(i, serializer)));

    public static HandlerWrapper GetHandlerWrapper(Action<ILambdaContext> handler) => RunSync(i => handler(i.LambdaContext));

    public static HandlerWrapper GetHandlerWrapper(Action<Stream, ILambdaContext> handler) =>
        RunSync(i => handler(i.InputStream, i.LambdaContext));

    public static HandlerWrapper GetHandlerWrapper<TInput>(Action<TInput, ILambdaContext> handler, ILambdaSerializer serializer) =>
        RunSync(i => handler(Read<TInput>(i, serializer), i.LambdaContext));

    public static HandlerWrapper GetHandlerWrapper(Func<Stream> handler) => AnswerSync(i => handler());

    public static HandlerWrapper GetHandlerWrapper(Func<Stream, Stream> handler) => AnswerSync(i => handler(i.InputStream));

    public static HandlerWrapper GetHandlerWrapper<TInput>(Func<TInput, Stream> handler, ILambdaSerializer serializer) =>
        AnswerSync(i => handler(Read<TInput>(i, serializer)));

    public static HandlerWrapper GetHandlerWrapper(Func<ILambdaContext, Stream> handler) => AnswerSync(i => handler(i.LambdaContext));

    public static HandlerWrapper GetHandlerWrapper(Func<Stream, ILambdaContext, Stream> handler) =>
        AnswerSync(i => handler(i.InputStream, i.LambdaContext));

    public static HandlerWrapper GetHandlerWrapper<TInput>(Func<TInput, ILambdaContext, Stream> handler, ILambdaSerializer serializer) =>
        AnswerSync(i => handler(Read<TInput>(i, serializer), i.LambdaContext));

    public static HandlerWrapper GetHandlerWrapper<TOutput>(Func<TOutput> handler, ILambdaSerializer serializer) =>
        AnswerSync(i => handler(), serializer);

    public static HandlerWrapper GetHandlerWrapper<TOutput>(Func<Stream, TOutput> handler, ILambdaSerializer serializer) =>
        AnswerSync(i => handler(i.InputStream), serializer);

    public static HandlerWrapper GetHandlerWrapper<TInput, TOutput>(Func<TInput, TOutput> handler, ILambdaSerializer serializer) =>
        AnswerSync(i => handler(Read<TInput>(i, serializer)), serializer);

    public static HandlerWrapper GetHandlerWrapper<TOutput>(Func<ILambdaContext, TOutput> handler, ILambdaSerializer serializer) =>
        AnswerSync(i => handler(i.LambdaContext), serializer);

    public static HandlerWrapper GetHandlerWrapper<TOutput>(Func<Stream, ILambdaContext, TOutput> handler, ILambdaSerializer serializer) =>
        AnswerSync(i => handler(i.InputStream, i.LambdaContext), serializer);

    public static HandlerWrapper GetHandlerWrapper<TInput, TOutput>(
        Func<TInput, ILambdaContext, TOutput> handler, ILambdaSerializer serializer) =>
        AnswerSync(i => handler(Read<TInput>(i, serializer), i.LambdaContext), serializer);
}
