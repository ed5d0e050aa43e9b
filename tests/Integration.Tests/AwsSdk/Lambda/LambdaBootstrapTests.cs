using System.Text;
using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;
using EcsImageAuditor.Tests.Shared.AwsSdk.Lambda;

namespace Integration.Tests.AwsSdk.Lambda;

[Collection(ProcessEnvironment.Name)]
public sealed class LambdaBootstrapTests
{
    private static readonly SourceGeneratorLambdaJsonSerializer<OrderJsonContext> Serializer = new();

    [Fact]
    public async Task Invocations_are_answered_one_after_the_other()
    {
        await using var api = await FakeRuntimeApi.StartAsync(
            new("one", """{"item":"tea","count":1}"""), new("two", """{"Item":"nuts","Count":2}"""));
        await using var loop = new RunningLoop(api, LambdaBootstrapBuilder.Create<Order, Receipt>(
            (order, context) => Task.FromResult(new Receipt { Text = $"{context.AwsRequestId}: {order.Count} {order.Item}" }), Serializer));

        var first = await api.ReportAsync();
        var second = await api.ReportAsync();

        Assert.Equal("/2018-06-01/runtime/invocation/one/response", first.Target);
        Assert.Equal("application/json", first.Headers["content-type"]);
        Assert.Equal("""{"Text":"one: 1 tea"}""", first.Body);
        Assert.Equal("/2018-06-01/runtime/invocation/two/response", second.Target);
        Assert.Equal("""{"Text":"two: 2 nuts"}""", second.Body);
    }

    [Fact]
    public async Task A_handler_that_throws_fails_its_invocation_and_no_other()
    {
        await using var api = await FakeRuntimeApi.StartAsync(new("bad", "{}"), new("good", "{}"));
        await using var loop = new RunningLoop(api, LambdaBootstrapBuilder.Create((Stream _, ILambdaContext context) =>
            context.AwsRequestId == "bad"
                ? throw new InvalidOperationException("no tea", new IOException("pot is empty"))
                : Task.FromResult<Stream>(new MemoryStream("ok"u8.ToArray()))));

        var error = await api.ReportAsync();
        var response = await api.ReportAsync();

        Assert.Equal("/2018-06-01/runtime/invocation/bad/error", error.Target);
        Assert.Equal("InvalidOperationException", error.Headers["lambda-runtime-function-error-type"]);
        Assert.Equal("InvalidOperationException", error.Json!["errorType"]!.GetValue<string>());
        Assert.Equal("no tea", error.Json["errorMessage"]!.GetValue<string>());
        Assert.Contains(nameof(LambdaBootstrapTests), error.Json["stackTrace"]![0]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("pot is empty", error.Json["cause"]!["errorMessage"]!.GetValue<string>());
        Assert.Contains("pot is empty", loop.Log.ToString(), StringComparison.Ordinal);
        Assert.Equal("/2018-06-01/runtime/invocation/good/response", response.Target);
        Assert.Equal("ok", response.Body);
    }

    [Fact]
    public async Task A_document_that_cannot_be_read_fails_its_invocation()
    {
        await using var api = await FakeRuntimeApi.StartAsync(new Invocation("bad", "{"));
        await using var loop = new RunningLoop(
            api, LambdaBootstrapBuilder.Create<Order, Receipt>(_ => Task.FromResult(new Receipt()), Serializer));

        var error = await api.ReportAsync();

        Assert.Equal("JsonSerializerException", error.Headers["lambda-runtime-function-error-type"]);
        Assert.Contains("Order", error.Json!["errorMessage"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_initializer_that_throws_is_reported_and_ends_the_program()
    {
        await using var api = await FakeRuntimeApi.StartAsync(new Invocation("never", "{}"));
        await using var loop = new RunningLoop(api, Idle().UseBootstrapHandler(() => throw new FormatException("AUDITOR_MODE is wrong")));

        var exception = await Assert.ThrowsAsync<FormatException>(() => loop.Completion);

        var error = await api.ReportAsync();
        Assert.Equal("AUDITOR_MODE is wrong", exception.Message);
        Assert.Equal("/2018-06-01/runtime/init/error", error.Target);
        Assert.Equal("FormatException", error.Headers["lambda-runtime-function-error-type"]);
        Assert.Equal("AUDITOR_MODE is wrong", error.Json!["errorMessage"]!.GetValue<string>());
        Assert.False(api.Waiting.IsCompleted);
    }

    [Fact]
    public async Task An_initializer_that_says_no_is_reported_and_ends_the_program()
    {
        await using var api = await FakeRuntimeApi.StartAsync(new Invocation("never", "{}"));
        await using var loop = new RunningLoop(api, Idle().UseBootstrapHandler(() => Task.FromResult(false)));

        await Assert.ThrowsAsync<InvalidOperationException>(() => loop.Completion);

        Assert.Equal("/2018-06-01/runtime/init/error", (await api.ReportAsync()).Target);
    }

    [Fact]
    public async Task An_initializer_runs_before_the_first_invocation()
    {
        var steps = new List<string>();
        await using var api = await FakeRuntimeApi.StartAsync(new Invocation("one", "{}"));
        await using var loop = new RunningLoop(api, LambdaBootstrapBuilder.Create(() => steps.Add("handler")).UseBootstrapHandler(() =>
        {
            steps.Add("initializer");
            return Task.FromResult(true);
        }));

        await api.ReportAsync();

        Assert.Equal(["initializer", "handler"], steps);
    }

    [Fact]
    public async Task Cancelling_while_waiting_ends_the_loop()
    {
        await using var api = await FakeRuntimeApi.StartAsync();
        await using var loop = new RunningLoop(api, Idle());
        await api.Waiting;

        loop.Stop();

        await Patience.ForAsync(loop.Completion, "The loop goes on after its end was asked for.");
    }

    [Fact]
    public async Task Cancelling_while_a_handler_runs_still_sends_its_answer()
    {
        var release = new TaskCompletionSource<Stream>();
        var started = new TaskCompletionSource();
        await using var api = await FakeRuntimeApi.StartAsync(new("one", "{}"), new("never", "{}"));
        await using var loop = new RunningLoop(api, LambdaBootstrapBuilder.Create((Stream _) =>
        {
            started.TrySetResult();
            return release.Task;
        }));
        await started.Task;

        loop.Stop();
        release.SetResult(new MemoryStream(Encoding.UTF8.GetBytes("done")));

        Assert.Equal("done", (await api.ReportAsync()).Body);
        await Patience.ForAsync(loop.Completion, "The loop goes on after its end was asked for.");
    }

    private static LambdaBootstrapBuilder Idle() => LambdaBootstrapBuilder.Create(() => { });
}
