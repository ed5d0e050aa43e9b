using System.Net;
using System.Text;
using Components.Tests.Parts;
using Components.Tests.Fleet;
using EcsImageAuditor.Emulator.Signer;
using EcsImageAuditor.Tests.Shared;
using EcsImageAuditor.Tests.Shared.Lambda;

namespace Components.Tests.Lambda;

/// <summary>The main job with real parts: docker-registry with basic authentication, notation, and moto for SNS, SQS and ECS.</summary>
[Collection(RealParts.Name)]
public sealed class AuditWithRealPartsTests(DockerRegistryFixture registry, MotoFixture moto) : IAsyncLifetime, IDisposable
{
    private SignerServer _signer = null!;
    private SignedImages _images = null!;
    private MotoAccount _account = null!;

    public async Task InitializeAsync()
    {
        if (
            ComponentCatalog.MissingReason(Component.Moto) is not null
            || ComponentCatalog.MissingReason(Component.DockerRegistry) is not null
        )
            return;
        await moto.ResetAsync();
        _signer = await SignerServer.StartAsync();
        _images = new SignedImages(registry.Host, _signer, new NetworkCredential(registry.Username, registry.Password));
        _account = await MotoAccount.CreateAsync(moto.Endpoint);
    }

    public async Task DisposeAsync()
    {
        if (_signer is not null)
            await _signer.DisposeAsync();
    }

    public void Dispose()
    {
        _account?.Dispose();
        _images?.Dispose();
    }

    [NeedsFact(Component.Notation, Component.DockerRegistry, Component.Moto)]
    public async Task Every_kind_of_signature_gets_its_verdict_and_only_bad_ones_arrive_in_the_queue()
    {
        await using var lambda = await StartAsync();
        (string Name, (string Image, string Digest) Image, string Verdict, string? Reason)[] cases =
        [
            ("trusted", await _images.TrustedAsync("e2e/trusted"), "trusted", null),
            ("unsigned", await _images.UnsignedAsync("e2e/unsigned"), "unsigned", "no-signature"),
            ("identity", await _images.SignedByStrangerAsync("e2e/identity"), "untrusted", "identity"),
            ("expired", await _images.ExpiredAsync("e2e/expired"), "untrusted", "expired"),
            ("revoked", await _images.RevokedAsync("e2e/revoked"), "untrusted", "revoked"),
            ("tampered", await _images.TamperedAsync("e2e/tampered"), "untrusted", "integrity"),
            (
                "wrong-digest",
                ((await _images.TrustedAsync("e2e/wrong")).Image, EcsImageAuditor.Tests.Shared.Auditing.Tasks.DigestOf("another")),
                "inconclusive",
                "image-not-found"
            ),
        ];

        var findings = await lambda.AuditAsync(
            TaskEvents.Running("1", [.. cases.Select(one => (one.Name, (string?)one.Image.Image, (string?)one.Image.Digest))])
        );

        Assert.Equal(
            cases.Select(one => $"{one.Name} {one.Verdict} {one.Reason}"),
            findings.Select(finding => $"{finding!["container"]} {finding["verdict"]} {finding["reason"]?["code"]}"));
        var messages = await _account.ReceiveAsync(6);
        Assert.Equal(
            cases.Where(one => one.Verdict != "trusted").Select(one => $"{one.Name} {one.Verdict} {one.Reason}").Order(),
            messages
                .Select(message => $"{message.Finding["container"]} {message.Attributes["verdict"]} {message.Attributes["reason"]}")
                .Order()
        );
    }

    [NeedsFact(Component.Notation, Component.DockerRegistry, Component.Moto)]
    public async Task A_message_carries_the_attributes_that_filter_policies_need()
    {
        await using var lambda = await StartAsync();
        var (image, digest) = await _images.UnsignedAsync("e2e/attributes");

        Assert.Empty(await lambda.AuditBatchAsync(TaskEvents.Batch(TaskEvents.Running("1", ("web", image, digest)))));

        var message = Assert.Single(await _account.ReceiveAsync(1));
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["verdict"] = "unsigned",
                ["reason"] = "no-signature",
                ["cluster"] = "prod",
                ["account"] = "123456789012",
                ["decision"] = "alert",
            },
            message.Attributes
        );
        Assert.Equal(digest, (string?)message.Finding["digest"]);
        Assert.Equal("event", (string?)message.Finding["digestSource"]);
        Assert.Equal("ecs-svc/1234567890123456789", (string?)message.Finding["startedBy"]);
    }

    [NeedsFact(Component.Notation, Component.DockerRegistry, Component.Moto)]
    public async Task In_mode_stop_a_bad_task_of_a_listed_cluster_is_stopped_with_the_reason()
    {
        await using var gateway = await AwsGateway.StartAsync(moto.Endpoint);
        await using var lambda = await StartAsync(
            ("AWS_ENDPOINT_URL", gateway.Endpoint), ("AUDITOR_MODE", "stop"), ("AUDITOR_STOP_CLUSTERS", "prod"));
        var (image, digest) = await _images.UnsignedAsync("e2e/stop");
        var task = await _account.RunTaskAsync(image);
        var message = TaskEvents.Running(task, ("web", image, digest));
        gateway.Complete = new DescribedByEvents(message).Complete;

        Assert.Empty(await lambda.AuditBatchAsync(TaskEvents.Batch(message)));

        var (status, reason) = await _account.DescribeTaskAsync(task);
        Assert.Equal("STOPPED", status);
        Assert.Contains("unsigned", reason, StringComparison.Ordinal);
        Assert.StartsWith("STOPPED: ", Assert.Single(await _account.ReceiveAsync(1)).Subject, StringComparison.Ordinal);
    }

    [NeedsTheory(Component.Notation, Component.DockerRegistry, Component.Moto)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_event_that_ECS_does_not_confirm_or_that_came_by_a_direct_call_stops_nothing(bool isDirect)
    {
        await using var gateway = await AwsGateway.StartAsync(moto.Endpoint);
        await using var lambda = await StartAsync(
            ("AWS_ENDPOINT_URL", gateway.Endpoint), ("AUDITOR_MODE", "stop"), ("AUDITOR_STOP_CLUSTERS", "prod"));
        var (image, digest) = await _images.UnsignedAsync("e2e/forged");
        var task = await _account.RunTaskAsync(image);
        var message = TaskEvents.Running(task, ("web", image, digest));
        var truth = isDirect ? message : TaskEvents.Running(task, ("web", "registry.example/good:1", digest));
        gateway.Complete = new DescribedByEvents(truth).Complete;

        if (isDirect)
            await lambda.AuditAsync(message);
        else
            Assert.Empty(await lambda.AuditBatchAsync(TaskEvents.Batch(message)));

        Assert.NotEqual("STOPPED", (await _account.DescribeTaskAsync(task)).Status);
        Assert.Equal("not-stopped", (string?)Assert.Single(await _account.ReceiveAsync(1)).Finding["stop"]!["result"]);
    }

    public static TheoryData<string, string, string> NoStop => new()
    {
        { "audit", "prod", "unsigned" },
        { "stop", "staging", "unsigned" },
        { "stop", "prod", "inconclusive" },
        { "stop", "prod", "trusted" },
    };

    [NeedsTheory(Component.Notation, Component.DockerRegistry, Component.Moto)]
    [MemberData(nameof(NoStop))]
    public async Task A_task_is_left_alone_in_mode_audit_outside_the_list_and_without_a_bad_verdict(
        string mode,
        string cluster,
        string kind
    )
    {
        await using var lambda = await StartAsync(("AUDITOR_MODE", mode), ("AUDITOR_STOP_CLUSTERS", cluster));
        var (image, digest) =
            kind == "trusted" ? await _images.TrustedAsync("e2e/leave-trusted") : await _images.UnsignedAsync("e2e/leave");
        var task = await _account.RunTaskAsync(image);

        var findings = await lambda.AuditAsync(
            TaskEvents.Running(task, ("web", image, kind == "inconclusive" ? EcsImageAuditor.Tests.Shared.Auditing.Tasks.DigestOf("another") : digest))
        );

        Assert.Equal(kind, (string?)Assert.Single(findings)!["verdict"]);
        Assert.NotEqual("STOPPED", (await _account.DescribeTaskAsync(task)).Status);
    }

    [NeedsFact(Component.Notation, Component.DockerRegistry, Component.Moto)]
    public async Task No_credential_appears_in_arguments_logs_alerts_or_answers()
    {
        await using var lambda = await StartAsync();
        var (image, digest) = await _images.SignedByStrangerAsync("e2e/secrets");
        using var watch = new ArgumentWatch();

        var findings = await lambda.AuditAsync(
            TaskEvents.Running("1", ("web", image, digest), ("gone", image, EcsImageAuditor.Tests.Shared.Auditing.Tasks.DigestOf("another")))
        );

        var messages = await _account.ReceiveAsync(2);
        // Of an image that the registry does not have no verdict is kept: notation runs until it has been seen.
        await Patience.UntilAsync(
            async () =>
            {
                await lambda.AuditAsync(
                    TaskEvents.Running("2", ("gone", image, EcsImageAuditor.Tests.Shared.Auditing.Tasks.DigestOf("another"))));
                return watch.Seen.Any(IsVerification);
            },
            "notation was not seen.");
        string[] outputs = [lambda.Log, findings.ToJsonString(), .. messages.Select(message => message.Raw), .. watch.Seen];
        string[] secrets =
        [
            registry.Password,
            Convert.ToBase64String(Encoding.UTF8.GetBytes($"{registry.Username}:{registry.Password}")),
            TestEnvironment.SecretKey,
        ];
        AssertEach.Of(secrets, secret => AssertEach.Of(outputs, output => Assert.DoesNotContain(secret, output, StringComparison.Ordinal)));
    }

    private static bool IsVerification(string arguments) => arguments.Contains("verify", StringComparison.Ordinal);

    private Task<LambdaUnderTest> StartAsync(params (string, string)[] variables) => LambdaUnderTest.StartAsync(
        _signer, registry, [("AWS_ENDPOINT_URL", moto.Endpoint.ToString()), ("AUDITOR_TOPIC_ARN", _account.TopicArn), .. variables]);
}
