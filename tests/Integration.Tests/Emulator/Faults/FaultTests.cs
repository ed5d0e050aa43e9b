using System.Net;
using EcsImageAuditor.Emulator.Faults;
using EcsImageAuditor.Emulator.Registry;
using EcsImageAuditor.Tests.Shared.Registry;

namespace Integration.Tests.Emulator.Faults;

public sealed class FaultTests : IAsyncLifetime
{
    private static readonly byte[] Blob = [.. Enumerable.Range(0, 1000).Select(i => (byte)i)];

    private static readonly HttpClient Http = new();

    private readonly ManualTimeProvider _time = new();
    private RegistryServer _registry = null!;
    private Uri _blob = null!;

    public async Task InitializeAsync()
    {
        _registry = await RegistryServer.StartAsync(new RegistryServerOptions { TimeProvider = _time });
        _blob = new Uri($"http://{_registry.Host}/v2/app/blobs/{_registry.PutBlob("app", Blob)}");
    }

    public async Task DisposeAsync() => await _registry.DisposeAsync();

    [Fact]
    public async Task A_status_fault_answers_with_its_headers_and_body_as_often_as_planned()
    {
        var throttled = new FaultKind.Status(429)
        {
            Headers = new Dictionary<string, string> { ["Retry-After"] = "7" },
            Body = "slow down",
        };
        _registry.Faults.Add(new Fault(throttled, times: 2));

        for (var i = 0; i < 2; i++)
        {
            var answer = await Http.GetAsync(_blob);
            Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
            Assert.Equal(TimeSpan.FromSeconds(7), answer.Headers.RetryAfter!.Delta);
            Assert.Equal("slow down", await answer.Content.ReadAsStringAsync());
        }

        Assert.Equal(HttpStatusCode.OK, (await Http.GetAsync(_blob)).StatusCode);
    }

    [Fact]
    public async Task A_fault_strikes_only_what_it_matches_until_it_is_cleared()
    {
        _registry.Faults.Add(new Fault(new FaultKind.Status(500), "GET", "/blobs/"));
        _registry.Faults.Add(new Fault(new FaultKind.Status(503), request => request.Method == "HEAD"));

        Assert.Equal(HttpStatusCode.InternalServerError, (await Http.GetAsync(_blob)).StatusCode);
        Assert.Equal(HttpStatusCode.InternalServerError, (await Http.GetAsync(_blob)).StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await HeadAsync()).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Http.GetAsync(new Uri(_blob, "/v2/"))).StatusCode);
        _registry.Faults.Clear();
        Assert.Equal(HttpStatusCode.OK, (await Http.GetAsync(_blob)).StatusCode);
    }

    [Fact]
    public async Task Of_two_faults_the_first_strikes_until_it_is_spent()
    {
        _registry.Faults.Add(new Fault(new FaultKind.Status(500), times: 1));
        _registry.Faults.Add(new Fault(new FaultKind.Status(503), times: 1));

        Assert.Equal(HttpStatusCode.InternalServerError, (await HeadAsync()).StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await HeadAsync()).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await HeadAsync()).StatusCode);
    }

    [Fact]
    public async Task A_struck_request_is_recorded_like_any_other()
    {
        _registry.Faults.Add(new Fault(new FaultKind.Reset()));

        await Assert.ThrowsAsync<HttpRequestException>(() => Http.GetAsync(_blob));

        Assert.Contains(_registry.Requests, request => request.PathAndQuery == _blob.PathAndQuery);
    }

    [Fact]
    public async Task A_delayed_answer_comes_when_the_clock_says_so()
    {
        _registry.Faults.Add(new Fault(new FaultKind.Delay(TimeSpan.FromMinutes(5))));

        var answer = Http.GetByteArrayAsync(_blob);
        await _time.TimerSetAsync(due => due == TimeSpan.FromMinutes(5));
        Assert.False(answer.IsCompleted);
        _time.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(Blob, await answer);
    }

    [Fact]
    public async Task A_hanging_server_answers_nothing_until_the_client_gives_up()
    {
        using var giveUp = new CancellationTokenSource();
        var answer = HangAsync(giveUp.Token, out var arrived);
        await arrived;
        Assert.False(answer.IsCompleted);

        await giveUp.CancelAsync();

        await Assert.ThrowsAsync<TaskCanceledException>(() => answer);
    }

    [Fact]
    public async Task A_hanging_server_goes_away_at_once_when_it_is_disposed()
    {
        var answer = HangAsync(CancellationToken.None, out var arrived);
        await arrived;

        await Patience.ForAsync(_registry.DisposeAsync().AsTask(), "The server waits for the answer that it withholds.");

        await Assert.ThrowsAsync<HttpRequestException>(() => answer);
    }

    [Fact]
    public async Task A_truncated_body_breaks_off_before_its_announced_length()
    {
        _registry.Faults.Add(new Fault(new FaultKind.TruncateBody()));

        var answer = await Http.GetAsync(_blob, HttpCompletionOption.ResponseHeadersRead);

        Assert.Equal(Blob.Length, answer.Content.Headers.ContentLength);
        var part = new byte[Blob.Length / 2];
        var body = await answer.Content.ReadAsStreamAsync();
        await body.ReadExactlyAsync(part);
        Assert.Equal(Blob[..500], part);
        await Assert.ThrowsAnyAsync<IOException>(async () => await body.ReadAtLeastAsync(new byte[1], 1));
    }

    [Fact]
    public async Task An_oversized_body_has_no_announced_length_and_the_planned_size()
    {
        const int size = 200_000;
        _registry.Faults.Add(new Fault(new FaultKind.OversizeBody(size)));

        var answer = await Http.GetAsync(_blob, HttpCompletionOption.ResponseHeadersRead);

        Assert.Null(answer.Content.Headers.ContentLength);
        var body = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal(size, body.Length);
        Assert.Equal(Blob, body[..Blob.Length]);
    }

    [Fact]
    public async Task Wrong_bytes_have_the_right_length()
    {
        _registry.Faults.Add(new Fault(new FaultKind.WrongBytes()));

        var body = await Http.GetByteArrayAsync(_blob);

        Assert.Equal(Blob.Length, body.Length);
        Assert.Single(Enumerable.Range(0, Blob.Length), i => body[i] != Blob[i]);
    }

    [Fact]
    public async Task A_fault_must_strike_at_least_once()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _registry.Faults.Add(new Fault(new FaultKind.Reset(), times: 0)));
        Assert.Equal(HttpStatusCode.OK, (await Http.GetAsync(_blob)).StatusCode);
    }

    private Task<HttpResponseMessage> HeadAsync() => Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, _blob));

    private Task<HttpResponseMessage> HangAsync(CancellationToken ct, out Task arrived)
    {
        var seen = new TaskCompletionSource();
        arrived = seen.Task;
        _registry.Faults.Add(new Fault(new FaultKind.Hang(), _ => seen.TrySetResult()));
        return Http.GetAsync(_blob, ct);
    }
}
