using Amazon.SQS;
using Amazon.SQS.Model;
using EcsImageAuditor.Auditing;
using EcsImageAuditor.Ecs;
using EcsImageAuditor.Lambda;
using EcsImageAuditor.Tests.Shared.Registry;
using ImageSignatures.Verdicts;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;
using Tasks = EcsImageAuditor.Tests.Shared.Auditing.Tasks;

namespace EcsImageAuditor.Tests.Lambda;

/// <summary>How old an event is when people first hear that its image is not judged yet.</summary>
public sealed class FirstAlertTests
{
    private const int MaxReceives = 5;
    private const string Ecr = "111122223333.dkr.ecr.eu-west-1.amazonaws.com";

    /// <summary>What a run of the function takes where everything is slow.</summary>
    private static readonly TimeSpan SlowRun = TimeSpan.FromSeconds(44);

    public static TheoryData<ReasonCode, string> Troubles
    {
        get
        {
            var troubles = new TheoryData<ReasonCode, string>();
            foreach (var code in Enum.GetValues<ReasonCode>().Where(code => Verdict.Because(code, "x").IsProvisional))
            {
                troubles.Add(code, Ecr);
                troubles.Add(code, "registry.example");
            }

            return troubles;
        }
    }

    [Theory]
    [MemberData(nameof(Troubles))]
    public async Task People_hear_within_ten_minutes_whatever_the_reason(ReasonCode code, string registry)
    {
        for (var seed = 0; seed < 20; seed++)
        {
            Assert.InRange(await AgeAsync(code, registry, TimeSpan.Zero, seed), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10));
            Assert.InRange(await AgeAsync(code, registry, SlowRun, seed), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10));
        }
    }

    [Fact]
    public void An_event_without_a_time_is_due_with_its_last_delivery()
    {
        using var world = new World(0);

        Assert.False(world.Redelivery.IsDue(Delivered(DateTimeOffset.UnixEpoch, 1), onlyWaits: true));
        Assert.True(world.Redelivery.IsDue(Delivered(DateTimeOffset.UnixEpoch, MaxReceives), onlyWaits: true));
    }

    [Fact]
    public void An_event_that_comes_late_is_due_at_once()
    {
        using var world = new World(0);

        Assert.True(world.Redelivery.IsDue(Delivered(world.Time.GetUtcNow() - TimeSpan.FromHours(3), 1), onlyWaits: false));
    }

    private static async Task<TimeSpan> AgeAsync(ReasonCode code, string registry, TimeSpan run, int seed)
    {
        using var world = new World(seed);
        var launched = world.Time.GetUtcNow();
        var container = new EcsContainer("web") { Image = $"{registry}/web:1" };
        var image = new ImageAudit { Name = "web", Verification = Verdict.Because(code, "Because.") };
        for (var receives = 1; ;)
        {
            var delivered = Delivered(launched, receives);
            var audit = new ContainerAudit(Tasks.Of(container), container, image, Decision.Alert);
            var request = new AuditRequest(audit.Task, world.Redelivery.IsLastDelivery(delivered))
            {
                IsDue = world.Redelivery.IsDue(delivered, onlyWaits: false),
                IsDueWaiting = world.Redelivery.IsDue(delivered, onlyWaits: true),
            };
            world.Time.Advance(run);
            if (request.Tells(audit))
                return world.Time.GetUtcNow() - launched;

            var finding = new Finding(audit, new StopResult.NotAsked(), world.Time.GetUtcNow());
            var failed = await world.Redelivery.PutBackAsync([(delivered, new TaskOutcome(audit.Task, [finding], [finding]))], default);
            receives = failed.Count > 0 ? receives + 1 : 1;
            world.Time.Advance(TimeSpan.FromSeconds(world.Delay));
        }
    }

    private static DeliveredEvent Delivered(DateTimeOffset occurredAt, int receives) =>
        new("m0", receives, new EventReading.Audited(Tasks.Of(Tasks.Container("web")), occurredAt))
        {
            Body = "the event", ReceiptHandle = "handle", QueueArn = "arn:aws:sqs:eu-west-1:123456789012:events",
        };

    /// <summary>A queue that keeps the delay which it was last given.</summary>
    private sealed class World : IDisposable
    {
        private readonly Mock<IAmazonSQS> _queue = new();

        public World(int seed)
        {
            _queue
                .Setup(queue => queue.SendMessageAsync(It.IsAny<SendMessageRequest>(), It.IsAny<CancellationToken>()))
                .Callback<SendMessageRequest, CancellationToken>((request, _) => Delay = (int)request.DelaySeconds!);
            _queue
                .Setup(queue => queue.ChangeMessageVisibilityAsync(It.IsAny<ChangeMessageVisibilityRequest>(), It.IsAny<CancellationToken>()))
                .Callback<ChangeMessageVisibilityRequest, CancellationToken>((request, _) => Delay = (int)request.VisibilityTimeout!);
            Redelivery = new Redelivery(_ => _queue.Object, MaxReceives, new Random(seed), Time, NullLogger<Redelivery>.Instance);
        }

        public ManualTimeProvider Time { get; } = new();

        public Redelivery Redelivery { get; }

        public int Delay { get; private set; }

        public void Dispose() => _queue.Object.Dispose();
    }
}
