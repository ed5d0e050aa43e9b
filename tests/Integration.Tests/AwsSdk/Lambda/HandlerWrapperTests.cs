using System.Text;
using System.Text.Json.Nodes;
using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;
using EcsImageAuditor.Tests.Shared.AwsSdk.Lambda;
using Moq;
using static Amazon.Lambda.RuntimeSupport.HandlerWrapper;

namespace Integration.Tests.AwsSdk.Lambda;

/// <summary>The 37 shapes that a handler may have: each gets what it takes, and its result is the answer.</summary>
public sealed class HandlerWrapperTests
{
    private static readonly SourceGeneratorLambdaJsonSerializer<OrderJsonContext> Json = new();

    private readonly List<string> _notes = [];

    [Fact]
    public async Task Nothing_awaited_is_an_answer()
    {
        await AssertNothingAsync("", GetHandlerWrapper(new Func<Task>(() => Note())));
        await AssertNothingAsync("tea", GetHandlerWrapper(new Func<Stream, Task>(s => Note(s))));
        await AssertNothingAsync("tea", GetHandlerWrapper(new Func<Order, Task>(o => Note(o)), Json));
        await AssertNothingAsync("one", GetHandlerWrapper(new Func<ILambdaContext, Task>(c => Note(c))));
        await AssertNothingAsync("tea one", GetHandlerWrapper(new Func<Stream, ILambdaContext, Task>((s, c) => Note(s, c))));
        await AssertNothingAsync("tea one", GetHandlerWrapper(new Func<Order, ILambdaContext, Task>((o, c) => Note(o, c)), Json));
    }

    [Fact]
    public async Task A_stream_awaited_is_an_answer()
    {
        await AssertTextAsync("", GetHandlerWrapper(new Func<Task<Stream>>(() => Task.FromResult<Stream>(Text()))));
        await AssertTextAsync("tea", GetHandlerWrapper(new Func<Stream, Task<Stream>>(s => Task.FromResult<Stream>(Text(s)))));
        await AssertTextAsync("tea", GetHandlerWrapper(new Func<Order, Task<Stream>>(o => Task.FromResult<Stream>(Text(o))), Json));
        await AssertTextAsync("one", GetHandlerWrapper(new Func<ILambdaContext, Task<Stream>>(c => Task.FromResult<Stream>(Text(c)))));
        await AssertTextAsync("tea one", GetHandlerWrapper(
            new Func<Stream, ILambdaContext, Task<Stream>>((s, c) => Task.FromResult<Stream>(Text(s, c)))));
        await AssertTextAsync("tea one", GetHandlerWrapper(
            new Func<Order, ILambdaContext, Task<Stream>>((o, c) => Task.FromResult<Stream>(Text(o, c))), Json));
    }

    [Fact]
    public async Task An_object_awaited_is_an_answer()
    {
        await AssertObjectAsync("", GetHandlerWrapper(new Func<Task<Receipt>>(() => Task.FromResult(Sale())), Json));
        await AssertObjectAsync("tea", GetHandlerWrapper(new Func<Stream, Task<Receipt>>(s => Task.FromResult(Sale(s))), Json));
        await AssertObjectAsync("tea", GetHandlerWrapper(new Func<Order, Task<Receipt>>(o => Task.FromResult(Sale(o))), Json));
        await AssertObjectAsync("one", GetHandlerWrapper(new Func<ILambdaContext, Task<Receipt>>(c => Task.FromResult(Sale(c))), Json));
        await AssertObjectAsync("tea one", GetHandlerWrapper(
            new Func<Stream, ILambdaContext, Task<Receipt>>((s, c) => Task.FromResult(Sale(s, c))), Json));
        await AssertObjectAsync("tea one", GetHandlerWrapper(
            new Func<Order, ILambdaContext, Task<Receipt>>((o, c) => Task.FromResult(Sale(o, c))), Json));
    }

    [Fact]
    public async Task Nothing_is_an_answer()
    {
        await AssertNothingAsync("", GetHandlerWrapper(new Action(() => Note())));
        await AssertNothingAsync("tea", GetHandlerWrapper(new Action<Stream>(s => Note(s))));
        await AssertNothingAsync("tea", GetHandlerWrapper(new Action<Order>(o => Note(o)), Json));
        await AssertNothingAsync("one", GetHandlerWrapper(new Action<ILambdaContext>(c => Note(c))));
        await AssertNothingAsync("tea one", GetHandlerWrapper(new Action<Stream, ILambdaContext>((s, c) => Note(s, c))));
        await AssertNothingAsync("tea one", GetHandlerWrapper(new Action<Order, ILambdaContext>((o, c) => Note(o, c)), Json));
    }

    [Fact]
    public async Task A_stream_is_an_answer()
    {
        await AssertTextAsync("", GetHandlerWrapper(new Func<Stream>(() => Text())));
        await AssertTextAsync("tea", GetHandlerWrapper(new Func<Stream, Stream>(s => Text(s))));
        await AssertTextAsync("tea", GetHandlerWrapper(new Func<Order, Stream>(o => Text(o)), Json));
        await AssertTextAsync("one", GetHandlerWrapper(new Func<ILambdaContext, Stream>(c => Text(c))));
        await AssertTextAsync("tea one", GetHandlerWrapper(new Func<Stream, ILambdaContext, Stream>((s, c) => Text(s, c))));
        await AssertTextAsync("tea one", GetHandlerWrapper(new Func<Order, ILambdaContext, Stream>((o, c) => Text(o, c)), Json));
        await AssertTextAsync("tea one", GetHandlerWrapper(
            new Action<Stream, ILambdaContext, MemoryStream>((s, c, output) => Text(s, c).CopyTo(output))));
    }

    [Fact]
    public async Task An_object_is_an_answer()
    {
        await AssertObjectAsync("", GetHandlerWrapper(new Func<Receipt>(() => Sale()), Json));
        await AssertObjectAsync("tea", GetHandlerWrapper(new Func<Stream, Receipt>(s => Sale(s)), Json));
        await AssertObjectAsync("tea", GetHandlerWrapper(new Func<Order, Receipt>(o => Sale(o)), Json));
        await AssertObjectAsync("one", GetHandlerWrapper(new Func<ILambdaContext, Receipt>(c => Sale(c)), Json));
        await AssertObjectAsync("tea one", GetHandlerWrapper(new Func<Stream, ILambdaContext, Receipt>((s, c) => Sale(s, c)), Json));
        await AssertObjectAsync("tea one", GetHandlerWrapper(new Func<Order, ILambdaContext, Receipt>((o, c) => Sale(o, c)), Json));
    }

    private async Task AssertNothingAsync(string noted, HandlerWrapper handler)
    {
        _notes.Clear();
        Assert.Equal("", await AnswerAsync(handler));
        Assert.Equal([noted], _notes);
    }

    private static async Task AssertTextAsync(string text, HandlerWrapper handler) => Assert.Equal(text, await AnswerAsync(handler));

    private static async Task AssertObjectAsync(string text, HandlerWrapper handler) =>
        Assert.Equal($$"""{"Text":"{{text}}"}""", await AnswerAsync(handler));

    private static async Task<string> AnswerAsync(HandlerWrapper handler)
    {
        using var wrapper = handler;
        using var invocation = new InvocationRequest
        {
            InputStream = new MemoryStream("""{"item":"tea"}"""u8.ToArray()),
            LambdaContext = Mock.Of<ILambdaContext>(context => context.AwsRequestId == "one"),
        };
        using var reader = new StreamReader((await wrapper.Handler(invocation)).OutputStream);
        return await reader.ReadToEndAsync();
    }

    private Task Note(params object[] taken)
    {
        _notes.Add(Describe(taken));
        return Task.CompletedTask;
    }

    private static MemoryStream Text(params object[] taken) => new MemoryStream(Encoding.UTF8.GetBytes(Describe(taken)));

    private static Receipt Sale(params object[] taken) => new() { Text = Describe(taken) };

    private static string Describe(object[] taken) => string.Join(' ', taken.Select(item => item switch
    {
        Stream stream => JsonNode.Parse(stream)!["item"]!.GetValue<string>(),
        Order order => order.Item,
        ILambdaContext context => context.AwsRequestId,
        _ => throw new ArgumentException(item.ToString()),
    }));
}
