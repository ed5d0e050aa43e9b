using System.Globalization;
using System.Net;
using System.Text;
using EcsImageAuditor.Emulator.Lambda;
using EcsImageAuditor.Tests.Shared.Registry;

namespace Integration.Tests.Emulator.Lambda;

public sealed class RuntimeApiServerTests : IAsyncLifetime
{
    private static readonly HttpClient Http = new() { Timeout = Timeout.InfiniteTimeSpan };
    private static readonly TimeSpan Timeout30 = TimeSpan.FromSeconds(30);

    private readonly ManualTimeProvider _time = new();
    private RuntimeApiServer _api = null!;

    public async Task InitializeAsync() => _api = await RuntimeApiServer.StartAsync(_time);

    public async Task DisposeAsync() => await _api.DisposeAsync();

    [Fact]
    public async Task An_event_goes_to_the_function_and_its_response_comes_back()
    {
        var result = _api.InvokeAsync("{\"n\":1}"u8.ToArray(), Timeout30);
        using var next = await NextAsync();

        Assert.Equal("{\"n\":1}", await next.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.Accepted, await PostAsync($"invocation/{IdOf(next)}/response", "{\"ok\":true}"));
        var (success, payload, errorType) = await result;
        Assert.True(success);
        Assert.Equal("{\"ok\":true}", Encoding.UTF8.GetString(payload.Span));
        Assert.Empty(errorType);
    }

    [Fact]
    public async Task An_event_comes_with_its_deadline_function_and_trace()
    {
        _ = _api.InvokeAsync("{}"u8.ToArray(), Timeout30);
        using var next = await NextAsync();

        var deadline = long.Parse(Header(next, "Lambda-Runtime-Deadline-Ms"), CultureInfo.InvariantCulture);
        Assert.Equal((_time.GetUtcNow() + Timeout30).ToUnixTimeMilliseconds(), deadline);
        Assert.StartsWith("arn:aws:lambda:", Header(next, "Lambda-Runtime-Invoked-Function-Arn"), StringComparison.Ordinal);
        Assert.StartsWith("Root=1-", Header(next, "Lambda-Runtime-Trace-Id"), StringComparison.Ordinal);
        Assert.True(Guid.TryParse(IdOf(next), out _));
    }

    [Fact]
    public async Task The_function_waits_until_there_is_an_event()
    {
        var next = NextAsync();
        Assert.False(next.IsCompleted);

        _ = _api.InvokeAsync("{}"u8.ToArray(), Timeout30);

        using var answer = await next;
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task An_error_of_the_function_is_a_result_with_its_type()
    {
        var result = _api.InvokeAsync("{}"u8.ToArray(), Timeout30);
        using var next = await NextAsync();

        Assert.Equal(
            HttpStatusCode.Accepted,
            await PostAsync($"invocation/{IdOf(next)}/error", "{\"errorMessage\":\"no\"}", "Handler.Failed")
        );
        var (success, payload, errorType) = await result;
        Assert.False(success);
        Assert.Equal("{\"errorMessage\":\"no\"}", Encoding.UTF8.GetString(payload.Span));
        Assert.Equal("Handler.Failed", errorType);
    }

    [Fact]
    public async Task A_function_that_is_too_slow_times_out_and_its_late_response_is_refused()
    {
        var result = _api.InvokeAsync("{}"u8.ToArray(), Timeout30);
        using var next = await NextAsync();
        _time.Advance(Timeout30);

        var (success, payload, errorType) = await result;
        Assert.False(success);
        Assert.Equal("Sandbox.Timedout", errorType);
        Assert.Contains("Task timed out after 30.00 seconds", Encoding.UTF8.GetString(payload.Span), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync($"invocation/{IdOf(next)}/response", "{}"));
    }

    [Fact]
    public async Task An_event_that_timed_out_in_the_queue_is_not_delivered()
    {
        var late = _api.InvokeAsync("\"late\""u8.ToArray(), Timeout30);
        _time.Advance(Timeout30);
        await late;
        _ = _api.InvokeAsync("\"in time\""u8.ToArray(), Timeout30);

        using var next = await NextAsync();

        Assert.Equal("\"in time\"", await next.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_function_that_cannot_start_fails_the_events_before_and_after()
    {
        var before = _api.InvokeAsync("{}"u8.ToArray(), Timeout30);

        Assert.Equal(HttpStatusCode.Accepted, await PostAsync("init/error", "{\"errorMessage\":\"bad setting\"}", "Runtime.ConfigInvalid"));
        var after = await _api.InvokeAsync("{}"u8.ToArray(), Timeout30);

        Assert.Equal("Runtime.ConfigInvalid", Assert.Single(_api.InitErrors).ErrorType);
        Assert.Equal((false, "Runtime.ConfigInvalid"), ((await before).Success, (await before).ErrorType));
        Assert.Equal("{\"errorMessage\":\"bad setting\"}", Encoding.UTF8.GetString(after.Payload.Span));
    }

    [Fact]
    public async Task A_response_is_refused_that_names_another_invocation_or_none()
    {
        _ = _api.InvokeAsync("{}"u8.ToArray(), Timeout30);
        using var next = await NextAsync();

        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync("invocation/unknown/response", "{}"));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync($"invocation/{IdOf(next)}/response", "{}", invocationId: "another"));
        var right = Header(next, "Lambda-Runtime-Invocation-Id");
        Assert.Equal(HttpStatusCode.Accepted, await PostAsync($"invocation/{IdOf(next)}/response", "{}", invocationId: right));
    }

    [Fact]
    public async Task A_response_of_more_than_6_MB_is_refused()
    {
        _ = _api.InvokeAsync("{}"u8.ToArray(), Timeout30);
        using var next = await NextAsync();

        Assert.Equal(
            HttpStatusCode.RequestEntityTooLarge,
            await PostAsync($"invocation/{IdOf(next)}/response", new string(' ', 7_000_000))
        );
    }

    private Task<HttpResponseMessage> NextAsync() => Http.GetAsync(Address("invocation/next"));

    private async Task<HttpStatusCode> PostAsync(string path, string body, string errorType = "", string invocationId = "")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address(path)) { Content = new StringContent(body) };
        request.Headers.ExpectContinue = true;
        if (errorType.Length > 0)
            request.Headers.Add("Lambda-Runtime-Function-Error-Type", errorType);
        if (invocationId.Length > 0)
            request.Headers.Add("Lambda-Runtime-Invocation-Id", invocationId);
        using var answer = await Http.SendAsync(request);
        return answer.StatusCode;
    }

    private Uri Address(string path) => new($"http://{_api.Endpoint}/2018-06-01/runtime/{path}");

    private static string IdOf(HttpResponseMessage next) => Header(next, "Lambda-Runtime-Aws-Request-Id");

    private static string Header(HttpResponseMessage message, string name) => Assert.Single(message.Headers.GetValues(name));
}
