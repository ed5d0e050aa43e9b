using Components.Tests.Parts;
using EcsImageAuditor.Emulator.Faults;
using EcsImageAuditor.Tests.Shared.Lambda;

namespace Components.Tests.Fleet;

/// <summary>One AWS service refuses, throttles or hangs: the verdicts are right all the same, and what did not work is reported.</summary>
[Collection(DegradedParts.Name)]
public sealed class DegradedServiceTests(DockerRegistryFixture registry, MotoFixture moto) : FleetTests(registry, moto)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    public static TheoryData<string> Faults => ["refused", "throttled", "hung"];

    [NeedsTheory(Component.Notation, Component.DockerRegistry, Component.Moto)]
    [MemberData(nameof(Faults))]
    public async Task Without_the_table_the_audit_goes_on_and_says_so(string fault)
    {
        Strike("DynamoDB_20120810", fault);
        await using var worker = await WorkerAsync();

        Assert.Empty(await worker.AuditBatchAsync(await BatchAsync(), Patience.Limit));

        Assert.Equal("unsigned", (string?)Assert.Single(await Account.DrainAsync()).Finding["verdict"]);
        Assert.Equal((1, 1), (worker.Metric("Trusted"), worker.Metric("Unsigned")));
        Assert.InRange(worker.Metric("StateFailures"), 1, 20);
        Assert.Contains("goes on without the shared state", worker.Log, StringComparison.Ordinal);
    }

    [NeedsTheory(Component.Notation, Component.DockerRegistry, Component.Moto)]
    [MemberData(nameof(Faults))]
    public async Task Without_the_topic_the_event_is_tried_again(string fault)
    {
        Gateway.Faults.Add(new Fault(KindOf(fault), request => request.Operation.Length == 0));
        await using var worker = await WorkerAsync();
        var batch = await BatchAsync();

        Assert.Equal(["m0"], await worker.AuditBatchAsync(batch, Deadline));
        Assert.Equal((1, 1), (worker.Metric("Trusted"), worker.Metric("Unsigned")));
        Assert.Equal(1, worker.Metric("SinkFailures"));

        Gateway.Faults.Clear();
        Assert.Empty(await worker.AuditBatchAsync(batch));
        Assert.Single(await Account.DrainAsync());
    }

    [NeedsTheory(Component.Notation, Component.DockerRegistry, Component.Moto)]
    [MemberData(nameof(Faults))]
    public async Task Without_the_bus_people_are_told_once_and_the_verdicts_are_sent_again(string fault)
    {
        Strike("AWSEvents", fault);
        await using var worker = await WorkerAsync();
        var batch = await BatchAsync();

        Assert.Equal(["m0", "m1"], (await worker.AuditBatchAsync(batch, Deadline)).Order());
        Assert.Single(await Account.DrainAsync());

        Gateway.Faults.Clear();
        Assert.Empty(await worker.AuditBatchAsync(batch));
        Assert.Empty(await Account.DrainAsync());
    }

    [NeedsTheory(Component.Notation, Component.DockerRegistry, Component.Moto)]
    [MemberData(nameof(Faults))]
    public async Task Without_ECS_a_missing_digest_is_inconclusive_and_the_rest_is_judged(string fault)
    {
        Strike("AmazonEC2ContainerService", fault);
        await using var worker = await WorkerAsync();
        var (image, digest) = await Images.TrustedAsync("degraded/good");
        var batch = TaskEvents.Batch(TaskEvents.Running("1", ("web", image, digest)), TaskEvents.Running("2", ("web", image, null)));

        Assert.Equal(["m1"], await worker.AuditBatchAsync(batch, Deadline));

        Assert.Equal((1, 1), (worker.Metric("Trusted"), worker.Metric("Inconclusive")));
    }

    private async Task<System.Text.Json.Nodes.JsonNode> BatchAsync()
    {
        var (bad, badDigest) = await Images.UnsignedAsync("degraded/bad");
        var (good, goodDigest) = await Images.TrustedAsync("degraded/good");
        return TaskEvents.Batch(TaskEvents.Running("1", ("web", bad, badDigest)), TaskEvents.Running("2", ("web", good, goodDigest)));
    }

    private void Strike(string target, string fault) =>
        Gateway.Faults.Add(new Fault(KindOf(fault), request => request.Operation.StartsWith(target, StringComparison.Ordinal)));

    private static FaultKind KindOf(string fault) => fault switch
    {
        "refused" => new FaultKind.Reset(),
        "throttled" => new FaultKind.Status(400) { Body = """{"__type":"ThrottlingException","message":"Rate exceeded"}""" },
        _ => new FaultKind.Hang(),
    };
}
