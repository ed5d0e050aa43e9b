using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;

namespace Integration.Tests.AwsSdk.StandIn.Lambda;

[Collection(ProcessEnvironment.Name)]
public sealed class LambdaBootstrapTests
{
    private const string TraceId = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1";

    private static readonly DateTimeOffset Now = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Invocations_are_answered_one_after_the_other()
    {
        await using var api = await FakeRuntimeApi.StartAsync(new("one", "tea"), new("two", "nuts"));
        await using var loop = new RunningLoop(api, async (input, context) =>
        {
            using var reader = new StreamReader(input);
            return await RunningLoop.Text($"{context.AwsRequestId}: {await reader.ReadToEndAsync()}");
        });

        var first = await api.ReportAsync();
        var second = await api.ReportAsync();

        Assert.Equal("/2018-06-01/runtime/invocation/one/response", first.Target);
        Assert.Equal("application/json", first.Headers["content-type"]);
        Assert.Equal("one: tea", first.Body);
        Assert.Equal("/2018-06-01/runtime/invocation/two/response", second.Target);
        Assert.Equal("two: nuts", second.Body);
    }

    [Fact]
    public async Task A_handler_that_throws_fails_its_invocation_and_no_other()
    {
        await using var api = await FakeRuntimeApi.StartAsync(new("bad", "{}"), new("good", "{}"));
        await using var loop = new RunningLoop(api, (_, context) => context.AwsRequestId == "bad" ? NoTea() : RunningLoop.Text("ok"));

        var error = await api.ReportAsync();
        var response = await api.ReportAsync();

        Assert.Equal("/2018-06-01/runtime/invocation/bad/error", error.Target);
        Assert.Equal("InvalidOperationException", error.Headers["lambda-runtime-function-error-type"]);
        Assert.Equal("InvalidOperationException", error.Json!["errorType"]!.GetValue<string>());
        Assert.Equal("no tea", error.Json["errorMessage"]!.GetValue<string>());
        Assert.Contains(nameof(LambdaBootstrapTests), error.Json["stackTrace"]![0]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("pöt is empty\n", error.Json["cause"]!["errorMessage"]!.GetValue<string>());
        Assert.Contains("pöt is empty", loop.Log.ToString(), StringComparison.Ordinal);
        Assert.Equal("/2018-06-01/runtime/invocation/good/response", response.Target);
        Assert.Equal("ok", response.Body);
    }

    [Fact]
    public async Task X_Ray_is_shown_the_exceptions_of_a_failed_invocation()
    {
        await using var api = await FakeRuntimeApi.StartAsync(new Invocation("bad", "{}"));
        await using var loop = new RunningLoop(api, (_, _) => NoTea());

        var cause = JsonNode.Parse((await api.ReportAsync()).Headers["lambda-runtime-function-xray-error-cause"])!;

        Assert.Equal(Environment.CurrentDirectory, (string?)cause["working_directory"]);
        Assert.Equal("InvalidOperationException", (string?)cause["exceptions"]![0]!["type"]);
        Assert.Contains(nameof(NoTea), (string?)cause["exceptions"]![0]!["stack"]![0]!["label"], StringComparison.Ordinal);
        Assert.Equal("pöt is empty\n", (string?)cause["exceptions"]![1]!["message"]);
    }

    [Fact]
    public async Task A_line_of_JSON_carries_the_exception_where_logs_are_JSON()
    {
        using var json = ProcessEnvironment.With(("AWS_LAMBDA_LOG_FORMAT", "JSON"));
        await using var api = await FakeRuntimeApi.StartAsync(new Invocation("bad", "{}"));
        await using var loop = new RunningLoop(api, (_, _) => NoTea());

        await api.ReportAsync();

        var line = JsonNode.Parse(loop.Log.ToString())!;
        Assert.Equal(("Error", "bad"), ((string?)line["level"], (string?)line["requestId"]));
        Assert.Equal("no tea", (string?)line["error"]!["errorMessage"]);
    }

    [Fact]
    public async Task An_initializer_that_throws_is_reported_and_ends_the_program()
    {
        await using var api = await FakeRuntimeApi.StartAsync(new Invocation("never", "{}"));
        await using var loop = new RunningLoop(
            api, (_, _) => RunningLoop.Text("ok"), () => throw new FormatException("AUDITOR_MODE is wrong"));

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
        await using var loop = new RunningLoop(api, (_, _) => RunningLoop.Text("ok"), () => Task.FromResult(false));

        await Assert.ThrowsAsync<InvalidOperationException>(() => loop.Completion);

        Assert.Equal("/2018-06-01/runtime/init/error", (await api.ReportAsync()).Target);
    }

    [Fact]
    public async Task Cancelling_while_waiting_ends_the_loop()
    {
        await using var api = await FakeRuntimeApi.StartAsync();
        await using var loop = new RunningLoop(api, (_, _) => RunningLoop.Text("ok"));
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
        await using var loop = new RunningLoop(api, (_, _) =>
        {
            started.TrySetResult();
            return release.Task;
        });
        await started.Task;

        loop.Stop();
        release.SetResult(new MemoryStream("done"u8.ToArray()));

        Assert.Equal("done", (await api.ReportAsync()).Body);
        await Patience.ForAsync(loop.Completion, "The loop goes on after its end was asked for.");
    }

    [Fact]
    public async Task RemainingTime_counts_down_to_the_deadline()
    {
        var clock = new FakeTimeProvider(Now);
        var remaining = new List<TimeSpan>();
        await using var api = await FakeRuntimeApi.StartAsync(new Invocation("one", "{}") { Deadline = Now.AddSeconds(30) });
        await using var loop = new RunningLoop(
            api,
            (_, context) =>
            {
                remaining.Add(context.RemainingTime);
                clock.Advance(TimeSpan.FromSeconds(31));
                remaining.Add(context.RemainingTime);
                return RunningLoop.Text("ok");
            },
            clock: clock);

        await api.ReportAsync();

        Assert.Equal([TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(-1)], remaining);
    }

    [Fact]
    public async Task The_trace_is_the_one_of_the_invocation_that_runs()
    {
        using var before = ProcessEnvironment.With(("_X_AMZN_TRACE_ID", "stale"));
        var traces = new List<string?>();
        await using var api = await FakeRuntimeApi.StartAsync(
            new("one", "{}") { Headers = new Dictionary<string, string> { ["Lambda-Runtime-Trace-Id"] = TraceId } }, new("two", "{}"));
        await using var loop = new RunningLoop(api, (_, _) =>
        {
            traces.Add(Environment.GetEnvironmentVariable("_X_AMZN_TRACE_ID"));
            return RunningLoop.Text("ok");
        });

        await api.ReportAsync();
        await api.ReportAsync();

        Assert.Equal([TraceId, null], traces);
    }

    [Fact]
    public async Task The_invocation_id_comes_back_with_the_response_and_with_the_error()
    {
        var headers = new Dictionary<string, string> { ["Lambda-Runtime-Invocation-Id"] = "inv-1" };
        await using var api = await FakeRuntimeApi.StartAsync(
            new("good", "{}") { Headers = headers }, new("bad", "{}") { Headers = headers }, new("none", "{}"));
        await using var loop = new RunningLoop(api, (_, context) => context.AwsRequestId == "bad" ? NoTea() : RunningLoop.Text("ok"));

        Assert.Equal("inv-1", (await api.ReportAsync()).Headers["lambda-runtime-invocation-id"]);
        Assert.Equal("inv-1", (await api.ReportAsync()).Headers["lambda-runtime-invocation-id"]);
        Assert.DoesNotContain("lambda-runtime-invocation-id", (await api.ReportAsync()).Headers.Keys);
    }

    private static Task<Stream> NoTea() => throw new InvalidOperationException("no tea", new IOException("pöt is empty\n"));
}
