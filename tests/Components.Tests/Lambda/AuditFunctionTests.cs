using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using EcsImageAuditor.Emulator.Aws;
using EcsImageAuditor.Emulator.Faults;
using EcsImageAuditor.Emulator.Registry;
using EcsImageAuditor.Emulator.Signer;
using EcsImageAuditor.Tests.Shared.Lambda;

namespace Components.Tests.Lambda;

/// <summary>What the function does when something it depends on does not work, and with input that nobody should send.</summary>
public sealed class AuditFunctionTests : IAsyncLifetime
{
    private RegistryServer _registry = null!;
    private SignerServer _signer = null!;
    private AwsServer _aws = null!;

    public async Task InitializeAsync()
    {
        _registry = await RegistryServer.StartAsync();
        _signer = await SignerServer.StartAsync();
        _aws = await AwsServer.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _registry.DisposeAsync();
        await _signer.DisposeAsync();
        await _aws.DisposeAsync();
    }

    public static TheoryData<FaultKind, string> RegistryFaults => new()
    {
        { new FaultKind.Status(401), "registry-denied" },
        { new FaultKind.Status(403), "registry-denied" },
        { new FaultKind.Status(404), "image-not-found" },
        { new FaultKind.Status(429), "registry-throttled" },
        { new FaultKind.Status(500), "registry-unreachable" },
        { new FaultKind.Hang(), "timeout" },
    };

    [NeedsTheory(Component.Notation)]
    [MemberData(nameof(RegistryFaults))]
    public async Task A_faulty_registry_is_inconclusive_sends_the_record_back_and_stops_nothing(FaultKind fault, string reason)
    {
        await using var lambda = await StartAsync();
        using var images = new SignedImages(_registry.Host, _signer);
        var (image, digest) = await images.UnsignedAsync("web");
        _registry.Faults.Add(new Fault(fault));

        await AssertInconclusiveAsync(lambda, TaskEvents.Running("1", ("web", image, digest)), reason);
    }

    [NeedsFact(Component.Notation)]
    public async Task A_registry_that_refuses_connections_is_inconclusive()
    {
        var host = $"localhost:{UnusedPort()}";
        await using var lambda = await StartAsync(("AUDITOR_REGISTRIES", host));

        await AssertInconclusiveAsync(
            lambda,
            TaskEvents.Running("1", ("web", $"{host}/web:1", Hash("web"))),
            "registry-unreachable"
        );
    }

    public static TheoryData<FaultKind> SignerFaults => new()
    {
        new FaultKind.Status(403),
        new FaultKind.Status(429),
        new FaultKind.Status(500),
        new FaultKind.Reset(),
    };

    [NeedsTheory(Component.Notation)]
    [MemberData(nameof(SignerFaults))]
    public async Task A_Signer_that_does_not_answer_for_revocations_is_inconclusive_and_never_revoked(FaultKind fault)
    {
        await using var lambda = await StartAsync();
        using var images = new SignedImages(_registry.Host, _signer);
        var (image, digest) = await images.TrustedAsync("web");
        _signer.Faults.Add(new Fault(fault));

        await AssertInconclusiveAsync(lambda, TaskEvents.Running("1", ("web", image, digest)), "revocation-unavailable");
    }

    [NeedsFact(Component.Notation)]
    public async Task A_Signer_that_hangs_is_a_timeout_within_the_deadline()
    {
        await using var lambda = await StartAsync();
        using var images = new SignedImages(_registry.Host, _signer);
        var (image, digest) = await images.TrustedAsync("web");
        _signer.Faults.Add(new Fault(new FaultKind.Hang()));

        await AssertInconclusiveAsync(lambda, TaskEvents.Running("1", ("web", image, digest)), "timeout");
    }

    [NeedsFact(Component.Notation)]
    public async Task Without_notation_nothing_is_called_bad()
    {
        await using var lambda = await StartAsync(("PATH", "/nowhere"));
        using var images = new SignedImages(_registry.Host, _signer);
        var (image, digest) = await images.UnsignedAsync("web");

        await AssertInconclusiveAsync(lambda, TaskEvents.Running("1", ("web", image, digest)), "verifier-failed");
    }

    [NeedsFact(Component.Notation)]
    public async Task The_last_delivery_of_an_inconclusive_event_alerts_and_still_goes_to_the_dead_letter_queue()
    {
        var host = $"localhost:{UnusedPort()}";
        await using var lambda = await StartAsync(("AUDITOR_MAX_RECEIVES", "3"), ("AUDITOR_REGISTRIES", host));
        var message = TaskEvents.Running("1", ("web", $"{host}/web:1", Hash("web")));

        Assert.Equal(["m0"], await lambda.AuditBatchAsync(TaskEvents.Batch(2, message)));
        Assert.Empty(_aws.Published);
        Assert.Equal(["m0"], await lambda.AuditBatchAsync(TaskEvents.Batch(3, message)));

        Assert.StartsWith("Unverified image", Assert.Single(_aws.Published).Subject, StringComparison.Ordinal);
    }

    [NeedsFact(Component.Notation)]
    public async Task A_malformed_record_is_logged_and_kept_by_the_queue_and_the_rest_of_its_batch_is_audited()
    {
        await using var lambda = await StartAsync();
        using var images = new SignedImages(_registry.Host, _signer);
        var (image, digest) = await images.UnsignedAsync("web");
        var good = TaskEvents.Running("1", ("web", image, digest)).ToJsonString();

        var failed = await lambda.AuditBatchAsync(
            TaskEvents.Records(("{\"detail\":", 1), ("[1,2]", 1), (new string('[', 100_000), 1), (good, 1))
        );

        Assert.Equal(3, failed.Count);
        Assert.Single(_aws.Published);
        Assert.Equal(3, lambda.Log.Split('\n').Count(line => line.Contains("is malformed", StringComparison.Ordinal)));
    }

    [NeedsFact(Component.Notation)]
    public async Task States_of_one_task_and_duplicates_are_one_audit_and_one_alert()
    {
        await using var lambda = await StartAsync();
        using var images = new SignedImages(_registry.Host, _signer);
        var (image, digest) = await images.UnsignedAsync("web");
        var running = TaskEvents.Running("1", ("web", image, digest));
        var stopped = TaskEvents.Running("1", ("web", image, digest));
        stopped["detail"]!["lastStatus"] = "STOPPED";
        stopped["detail"]!["version"] = 9;

        Assert.Empty(await lambda.AuditBatchAsync(TaskEvents.Batch(stopped, running, running)));
        Assert.Empty(await lambda.AuditBatchAsync(TaskEvents.Batch(stopped)));

        Assert.Single(_aws.Published);
    }

    [NeedsFact(Component.Notation)]
    public async Task Look_alikes_of_ECR_hosts_get_no_token_and_ECR_hosts_ask_for_one()
    {
        await using var lambda = await StartAsync();
        string[] lookAlikes =
        [
            $"123456789012.dkr.ecr.us-east-1.amazonaws.com.localhost:{UnusedPort()}/web:1",
            $"localhost:{UnusedPort()}/123456789012.dkr.ecr.us-east-1.amazonaws.com/web:1",
            "123456789012.dkr.ecr.us-east-1.amazonaws.com:8443/web:1",
        ];

        await lambda.AuditAsync(
            TaskEvents.Running("1", [.. lookAlikes.Select((image, index) => ($"c{index}", (string?)image, (string?)Hash("web")))])
        );

        AssertEach.IsNot(_aws.Requests, request => request.PathAndQuery.Contains("GetAuthorizationToken", StringComparison.Ordinal));
        Assert.DoesNotContain("emulated-password", lambda.Log, StringComparison.Ordinal);
    }

    [NeedsFact(Component.Notation)]
    public async Task A_sink_that_fails_sends_the_record_back()
    {
        await using var lambda = await StartAsync(("AUDITOR_MODE", "audit"));
        using var images = new SignedImages(_registry.Host, _signer);
        var (image, digest) = await images.UnsignedAsync("web");
        _aws.Faults.Add(
            new Fault(
                new FaultKind.Status(403)
                {
                    Body = "<ErrorResponse><Error><Code>AuthorizationError</Code><Message>no</Message></Error></ErrorResponse>",
                },
                times: 1
            )
        );
        var message = TaskEvents.Batch(TaskEvents.Running("1", ("web", image, digest)));

        Assert.Equal(["m0"], await lambda.AuditBatchAsync(message));
        Assert.Empty(await lambda.AuditBatchAsync(message));

        Assert.Single(_aws.Published);
    }

    [Fact]
    public async Task A_configuration_that_cannot_be_used_is_an_initialisation_error_that_names_the_variable()
    {
        await using var api = await EcsImageAuditor.Emulator.Lambda.RuntimeApiServer.StartAsync();
        using var host = new EcsImageAuditor.Lambda.LambdaHost(
            name =>
                name switch
                {
                    "AWS_LAMBDA_RUNTIME_API" => api.Endpoint,
                    "AUDITOR_MODE" => "destroy",
                    _ => null,
                },
            TextWriter.Null,
            TimeProvider.System
        );

        await Record.ExceptionAsync(() => host.RunAsync("audit", CancellationToken.None));

        var error = Assert.Single(api.InitErrors);
        Assert.Contains("AUDITOR_MODE", System.Text.Encoding.UTF8.GetString(error.Payload.Span), StringComparison.Ordinal);
    }

    private Task<LambdaUnderTest> StartAsync(params (string, string)[] variables) => LambdaUnderTest.StartAsync(
        _signer,
        registry: null,
        [
            ("AWS_ENDPOINT_URL", _aws.Endpoint.ToString()), ("AUDITOR_TOPIC_ARN", "arn:aws:sns:us-east-1:123456789012:alerts"),
            ("AUDITOR_MODE", "stop"), ("AUDITOR_STOP_CLUSTERS", "prod"), ("AUDITOR_STOP_DRY_RUN", "false"),
            ("AUDITOR_REGISTRIES", _registry.Host), .. variables,
        ]);

    private async Task AssertInconclusiveAsync(LambdaUnderTest lambda, JsonNode message, string reason)
    {
        var deadline = TimeSpan.FromSeconds(reason == "timeout" ? 6 : 40);

        // Past its deadline an invocation fails.
        Assert.Equal(["m0"], await lambda.AuditBatchAsync(TaskEvents.Batch(message), deadline));
        Assert.Contains($"\"reason\":\"{reason}\"", lambda.Log, StringComparison.Ordinal);
        Assert.Empty(_aws.Stopped);
        Assert.Empty(_aws.Published);
    }

    private static string Hash(string seed) => EcsImageAuditor.Tests.Shared.Auditing.Tasks.DigestOf(seed);

    private static int UnusedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
