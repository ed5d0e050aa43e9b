using System.Globalization;
using EcsImageAuditor.Emulator.Faults;
using EcsImageAuditor.Emulator.Registry;
using EcsImageAuditor.Tests.Shared.Registry;
using ImageSignatures.Oci;
using ImageSignatures.Registry;
using ImageSignatures.Registry.Credentials;
using ImageSignatures.Registry.Transport;
using ImageSignatures.Verdicts;

namespace ImageSignatures.Tests.Registry;

public sealed class RegistryClientRetryTests : IAsyncLifetime
{
    private readonly TestClient _clients = new();
    private RegistryServer _server = null!;
    private TestImage _image = null!;

    public async Task InitializeAsync()
    {
        _server = await RegistryServer.StartAsync();
        _image = await TestImage.PushAsync(_server);
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData(429)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_passing_failure_is_tried_again_twice(int status)
    {
        _server.Faults.Add(new Fault(new FaultKind.Status(status), times: 2));

        Assert.Equal(TestImage.Descriptor, await ResolveAsync());
        Assert.Equal(3, _server.Requests.Count);
    }

    [Fact]
    public async Task A_failure_that_does_not_pass_is_told_after_the_third_attempt()
    {
        _server.Faults.Add(new Fault(new FaultKind.Status(503)));

        await Assert.ThrowsAsync<RegistryException>(ResolveAsync);
        Assert.Equal(3, _server.Requests.Count);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(500)]
    public async Task Another_failure_is_told_at_once(int status)
    {
        _server.Faults.Add(new Fault(new FaultKind.Status(status)));

        await Assert.ThrowsAsync<RegistryException>(ResolveAsync);
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task A_broken_connection_is_tried_again()
    {
        _server.Faults.Add(new Fault(new FaultKind.Reset(), times: 2));
        Assert.Equal(TestImage.Descriptor, await ResolveAsync());

        _server.Faults.Add(new Fault(new FaultKind.TruncateBody(), times: 2));
        Assert.Equal(TestImage.Bytes, (await _clients.Anonymous().FetchManifestAsync(_image.ByDigest, default)).Content.ToArray());
    }

    [Fact]
    public async Task The_pause_that_the_registry_asks_for_is_kept()
    {
        _server.Faults.Add(new Fault(Throttled("2"), times: 1));
        await ResolveAsync();
        Assert.Contains(TimeSpan.FromSeconds(2), _clients.Clock.DueTimes);

        var inThreeSeconds = _clients.Clock.GetUtcNow().AddSeconds(3).ToString("R", CultureInfo.InvariantCulture);
        _server.Faults.Add(new Fault(Throttled(inThreeSeconds), times: 1));
        await ResolveAsync();
        Assert.Contains(TimeSpan.FromSeconds(3), _clients.Clock.DueTimes);
    }

    [Theory]
    [InlineData("4")]
    [InlineData("86400")]
    [InlineData("Fri, 31 Dec 2100 00:00:00 GMT")]
    public async Task A_longer_pause_is_left_to_the_caller(string retryAfter)
    {
        _server.Faults.Add(new Fault(Throttled(retryAfter)));

        var failure = await Assert.ThrowsAsync<RegistryException>(ResolveAsync);

        Assert.Equal(ReasonCode.RegistryThrottled, failure.Reason.Code);
        Assert.Single(_server.Requests);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("soon")]
    [InlineData("Thu, 01 Jan 1970 00:00:00 GMT")]
    public async Task An_odd_pause_does_no_harm(string retryAfter)
    {
        _server.Faults.Add(new Fault(Throttled(retryAfter), times: 2));

        Assert.Equal(TestImage.Descriptor, await ResolveAsync());
    }

    [Fact]
    public async Task Cancellation_ends_a_pause()
    {
        var clock = new ManualTimeProvider();
        var nobody = new EnvironmentCredentialSource(null, null);
        var client = new RegistryClient(RegistryHttp.CreateClient(), nobody, clock, new RegistryClientOptions());
        _server.Faults.Add(new Fault(new FaultKind.Status(503)));
        using var cancelled = new CancellationTokenSource();
        var asked = client.ResolveAsync(_image.Reference(), cancelled.Token);

        await clock.TimerSetAsync(due => due <= HttpExchange.MaxPause);
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
    }

    private Task<Descriptor> ResolveAsync() => _clients.Anonymous().ResolveAsync(_image.Reference(), default);

    private static FaultKind.Status Throttled(string retryAfter) =>
        new(429) { Headers = new Dictionary<string, string> { ["Retry-After"] = retryAfter } };
}
