using System.Net;
using System.Net.Sockets;
using EcsImageAuditor.Emulator.Faults;
using EcsImageAuditor.Emulator.Registry;
using EcsImageAuditor.Tests.Shared.Registry;
using ImageSignatures.Oci;
using ImageSignatures.Registry;
using ImageSignatures.Registry.Transport;
using ImageSignatures.Verdicts;

namespace ImageSignatures.Tests.Registry;

/// <summary>Every call of the client meets every fault.</summary>
public sealed class RegistryClientFaultTests : IAsyncLifetime
{
    private const string Denial = """{"errors":[{"code":"DENIED","message":"hunter2"}]}""";
    private static readonly byte[] Envelope = new byte[1000];
    private static readonly RegistryClientOptions SmallLimits = new() { MaxManifestSize = 10_000, MaxBlobSize = 10_000 };
    private static readonly string[] Calls = ["resolve", "manifest", "blob", "referrers", "referrers tag"];

    private static readonly Dictionary<string, (FaultKind Kind, ReasonCode Code, string Said)> Faults = new()
    {
        ["401"] = (new FaultKind.Status(401), ReasonCode.RegistryDenied, "docker login"),
        ["403"] = (new FaultKind.Status(403) { Body = Denial }, ReasonCode.RegistryDenied, "403"),
        ["404"] = (new FaultKind.Status(404), ReasonCode.ImageNotFound, "404"),
        ["429"] = (new FaultKind.Status(429), ReasonCode.RegistryThrottled, "fewer requests"),
        ["500"] = (new FaultKind.Status(500), ReasonCode.RegistryUnreachable, "500"),
        ["503"] = (new FaultKind.Status(503), ReasonCode.RegistryUnreachable, "503"),
        ["418"] = (new FaultKind.Status(418), ReasonCode.RegistryUnreachable, "418"),
        ["redirect without address"] = (new FaultKind.Status(307), ReasonCode.RegistryUnreachable, "without an address"),
        ["reset"] = (new FaultKind.Reset(), ReasonCode.RegistryUnreachable, "cut off"),
        ["truncated"] = (new FaultKind.TruncateBody(), ReasonCode.RegistryUnreachable, "cut off"),
        ["oversized"] = (new FaultKind.OversizeBody(1_000_000), ReasonCode.RegistryUnreachable, "more than the 10000 bytes"),
        ["wrong bytes"] = (new FaultKind.WrongBytes(), ReasonCode.RegistryUnreachable, "it was damaged or replaced"),
    };

    private readonly TestClient _clients = new();
    private RegistryServer _server = null!;
    private TestImage _image = null!;
    private Descriptor _blob = null!;

    public static TheoryData<string, string> Matrix
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var call in Calls)
            {
                foreach (var fault in Faults.Keys.Where(fault => IsPossible(call, fault)))
                    data.Add(call, fault);
            }

            return data;
        }
    }

    public static TheoryData<string> AllCalls => [.. Calls];

    public async Task InitializeAsync()
    {
        _server = await RegistryServer.StartAsync();
        _image = await TestImage.PushAsync(_server);
        _blob = _image.PushBlob(Envelope);
        await _image.TagAsync(TestImage.ReferrerDescriptor("a"));
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [MemberData(nameof(AllCalls))]
    public async Task Without_a_fault_the_call_succeeds(string call) => await CallAsync(call, default);

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task A_fault_is_told_with_host_repository_cause_and_remedy(string call, string fault)
    {
        var (kind, code, said) = Faults[fault];
        Strike(kind, call);

        var failure = await Assert.ThrowsAsync<RegistryException>(() => CallAsync(call, default));

        Assert.Equal(code, failure.Reason.Code);
        AssertIsASentence(failure);
        Assert.Contains(said, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_code_of_the_registry_is_told_and_its_text_is_not()
    {
        Strike(Faults["403"].Kind, "manifest");

        var failure = await Assert.ThrowsAsync<RegistryException>(() => CallAsync("manifest", default));

        Assert.Contains("403 (DENIED)", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(AllCalls))]
    public async Task A_registry_that_hangs_is_a_timeout(string call)
    {
        Strike(new FaultKind.Hang(), call);
        var asked = CallAsync(call, default);

        await _clients.Clock.TimerSetAsync(due => due == SmallLimits.RequestTimeout);
        await HasBeenAskedAsync(PathOf(call));
        _clients.Clock.Advance(SmallLimits.RequestTimeout);
        var failure = await Assert.ThrowsAsync<RegistryException>(() => Patience.ForAsync(asked, "The call goes on after its deadline."));

        Assert.Equal(ReasonCode.Timeout, failure.Reason.Code);
        AssertIsASentence(failure);
        Assert.Single(_server.Requests, request => request.PathAndQuery.Contains(PathOf(call), StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(AllCalls))]
    public async Task Cancellation_is_no_failure(string call)
    {
        Strike(new FaultKind.Hang(), call);
        using var cancelled = new CancellationTokenSource();
        var asked = CallAsync(call, cancelled.Token);

        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
    }

    [Theory]
    [MemberData(nameof(AllCalls))]
    public async Task A_registry_that_refuses_the_connection_is_unreachable(string call)
    {
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var host = $"localhost:{((IPEndPoint)closed.LocalEndpoint).Port}";
        closed.Stop();

        var failure = await Assert.ThrowsAsync<RegistryException>(() => CallAsync(call, default, host));

        Assert.Equal(ReasonCode.RegistryUnreachable, failure.Reason.Code);
        AssertIsASentence(failure, host);
        Assert.Contains("connection refused", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_does_not_resolve_is_told()
    {
        var failure = await Assert.ThrowsAsync<RegistryException>(() => CallAsync("resolve", default, "registry.invalid"));

        Assert.Equal(ReasonCode.RegistryUnreachable, failure.Reason.Code);
        Assert.Contains("does not resolve", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_takes_no_connection_is_a_timeout()
    {
        using var handler = RegistryHttp.CreateHandler();
        handler.ConnectTimeout = TimeSpan.FromMilliseconds(20);
        handler.ConnectCallback = async (_, token) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
            return Stream.Null;
        };

        var failure = await Assert.ThrowsAsync<RegistryException>(
            () => _clients.Anonymous(http: RegistryHttp.CreateClient(handler)).ResolveAsync(_image.Reference(), default));

        Assert.Equal(ReasonCode.Timeout, failure.Reason.Code);
        AssertIsASentence(failure);
        Assert.Contains("no connection in time", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_registry_without_TLS_is_told()
    {
        var host = _server.Host.Replace("localhost", "127.0.0.1", StringComparison.Ordinal);

        var failure = await Assert.ThrowsAsync<RegistryException>(() => CallAsync("resolve", default, host));

        Assert.Equal(ReasonCode.RegistryUnreachable, failure.Reason.Code);
        Assert.Contains("TLS failed", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_does_not_speak_HTTP_is_told()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var answering = AnswerAsync(listener, "220 mail.example ESMTP\r\n"u8.ToArray());
        var host = $"localhost:{((IPEndPoint)listener.LocalEndpoint).Port}";

        var failure = await Assert.ThrowsAsync<RegistryException>(() => CallAsync("resolve", default, host));
        await answering;

        Assert.Equal(ReasonCode.RegistryUnreachable, failure.Reason.Code);
        Assert.Contains("does not speak HTTP", failure.Message, StringComparison.Ordinal);
    }

    private static async Task AnswerAsync(TcpListener listener, byte[] answer)
    {
        using var connection = await listener.AcceptTcpClientAsync();
        await connection.GetStream().WriteAsync(answer);
    }

    /// <summary>HEAD has no body; the lists have no digest, and without the API or the tag there is just no list.</summary>
    private static bool IsPossible(string call, string fault) => call switch
    {
        "resolve" => fault is not ("truncated" or "oversized" or "wrong bytes"),
        "referrers" or "referrers tag" => fault is not ("404" or "wrong bytes"),
        _ => true,
    };

    private static string PathOf(string call) => call switch
    {
        "blob" => "/blobs/",
        "referrers" => "/referrers/",
        "referrers tag" => "/manifests/sha256-",
        _ => "/manifests/",
    };

    private Task CallAsync(string call, CancellationToken token, string? host = null)
    {
        var client = _clients.WithPassword(SmallLimits);
        var image = _image.ByDigest with { Registry = host ?? _server.Host };
        return call switch
        {
            "resolve" => client.ResolveAsync(image, token),
            "manifest" => client.FetchManifestAsync(image, token),
            "blob" => client.FetchBlobAsync(image, _blob, token),
            _ => client.ReferrersAsync(image, TestImage.SignatureType, token).CountAsync(token).AsTask(),
        };
    }

    private void Strike(FaultKind kind, string call) =>
        _server.Faults.Add(new Fault(kind, request => request.PathAndQuery.Contains(PathOf(call), StringComparison.Ordinal)));

    private Task HasBeenAskedAsync(string path) => Patience.UntilAsync(
        () => _server.Requests.Any(request => request.PathAndQuery.Contains(path, StringComparison.Ordinal)),
        $"The registry has not been asked for {path}.");

    private void AssertIsASentence(RegistryException failure, string? host = null)
    {
        Assert.StartsWith($"{host ?? _server.Host}/{TestImage.Repository}: ", failure.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", failure.Message, StringComparison.Ordinal);
        Assert.Contains(';', failure.Message);
        Assert.DoesNotContain('\n', failure.Message);
        Assert.DoesNotContain(TestClient.Password, failure.ToString(), StringComparison.Ordinal);
    }
}
