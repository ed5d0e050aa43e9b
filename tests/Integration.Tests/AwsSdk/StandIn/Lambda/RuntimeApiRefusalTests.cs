using Amazon.Lambda.RuntimeSupport;

namespace Integration.Tests.AwsSdk.StandIn.Lambda;

[Collection(ProcessEnvironment.Name)]
public sealed class RuntimeApiRefusalTests
{
    [Fact]
    public async Task A_response_that_is_too_large_becomes_an_error_of_its_invocation()
    {
        await using var api = await FakeRuntimeApi.StartAsync(new Invocation("one", "{}"));
        api.Refusals["response"] = 413;
        await using var loop = new RunningLoop(api, (_, _) => RunningLoop.Text("ok"));

        await api.ReportAsync();
        var error = await api.ReportAsync();

        Assert.Equal("/2018-06-01/runtime/invocation/one/error", error.Target);
        Assert.Equal("Function.ResponseSizeTooLarge", error.Headers["lambda-runtime-function-error-type"]);
        await api.Waiting;
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    public async Task A_refused_response_is_logged_and_the_next_invocation_runs(int status)
    {
        await using var api = await FakeRuntimeApi.StartAsync(new("one", "{}"), new("two", "{}"));
        api.Refusals["response"] = status;
        await using var loop = new RunningLoop(api, (_, _) => RunningLoop.Text("ok"));

        await api.ReportAsync();
        Assert.Equal("/2018-06-01/runtime/invocation/two/response", (await api.ReportAsync()).Target);

        Assert.Contains($"invocation/one/response with {status}", loop.Log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_error_is_logged_and_the_next_invocation_runs()
    {
        await using var api = await FakeRuntimeApi.StartAsync(new("one", "{}"), new("two", "{}"));
        api.Refusals["error"] = 400;
        await using var loop = new RunningLoop(api, (_, _) => throw new IOException("no tea"));

        await api.ReportAsync();
        await api.ReportAsync();
        await api.Waiting;

        Assert.Contains("no tea", loop.Log.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("response", 500)]
    [InlineData("next", 500)]
    [InlineData("next", 403)]
    public async Task A_Runtime_API_that_cannot_go_on_ends_the_program(string call, int status)
    {
        await using var api = await FakeRuntimeApi.StartAsync(new Invocation("one", "{}"));
        api.Refusals[call] = status;
        await using var loop = new RunningLoop(api, (_, _) => RunningLoop.Text("ok"));

        var exception = await Assert.ThrowsAsync<RuntimeApiException>(() => loop.Completion);

        Assert.Equal(status, (int)exception.Status!);
        Assert.Contains(call, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invocation_without_a_deadline_breaks_the_contract_and_ends_the_program()
    {
        await using var api = await FakeRuntimeApi.StartAsync(new Invocation("one", "{}")
        {
            Headers = new Dictionary<string, string> { ["Lambda-Runtime-Deadline-Ms"] = "soon" },
        });
        await using var loop = new RunningLoop(api, (_, _) => RunningLoop.Text("ok"));

        var exception = await Assert.ThrowsAsync<RuntimeApiException>(() => loop.Completion);

        Assert.Contains("Lambda-Runtime-Deadline-Ms", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outside_Lambda_the_program_says_so()
    {
        using var none = ProcessEnvironment.With(("AWS_LAMBDA_RUNTIME_API", null));
        using var http = new HttpClient();
        using var handler = HandlerWrapper.GetHandlerWrapper((_, _) => RunningLoop.Text("ok"));
        using var bootstrap = new LambdaBootstrap(http, handler, null);

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => bootstrap.RunAsync());

        Assert.Contains("AWS_LAMBDA_RUNTIME_API", exception.Message, StringComparison.Ordinal);
    }
}
