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

public sealed class RedeliveryTests
{
    private const int MaxReceives = 5;
    private const string Ecr = "111122223333.dkr.ecr.eu-west-1.amazonaws.com";

    private readonly Mock<IAmazonSQS> _queue = new();
    private readonly ManualTimeProvider _time = new();

    [Fact]
    public async Task A_failed_message_is_put_off_in_its_own_queue()
    {
        Assert.True(await FailsAsync(Delivered(), ReasonCode.RegistryUnreachable));

        VerifyHidden(24, 36);
        VerifyNothingSent();
    }

    [Theory]
    [InlineData(ReasonCode.RegistryThrottled)]
    [InlineData(ReasonCode.SigningInProgress)]
    public async Task An_event_that_only_waits_goes_back_as_a_new_message_and_does_not_fail(ReasonCode code)
    {
        Assert.False(await FailsAsync(Delivered(ageMinutes: 10), code));

        _queue.Verify(queue =>
            queue.SendMessageAsync(
                It.Is<SendMessageRequest>(request =>
                    request.QueueUrl == "https://sqs.eu-west-1.amazonaws.com/123456789012/events"
                    && request.MessageBody == "the event"
                    && request.DelaySeconds >= 480
                    && request.DelaySeconds <= 720
                ),
                It.IsAny<CancellationToken>()
            )
        );
        _queue.VerifyNoOtherCalls();
    }

    [Theory]
    [InlineData("registry.example")]
    [InlineData("111122223333.dkr.ecr.eu-west-1.amazonaws.com.example")]
    [InlineData("localhost:5000")]
    [InlineData("public.ecr.aws")]
    public async Task A_registry_that_throttles_and_is_not_ECR_may_be_chosen_for_it_so_its_deliveries_count(string registry)
    {
        Assert.True(await FailsAsync(registry, Delivered(), ReasonCode.RegistryThrottled));

        VerifyHidden(24, 36);
        VerifyNothingSent();
    }

    [Fact]
    public async Task What_fails_besides_waiting_fails()
    {
        Assert.True(await FailsAsync(Delivered(), ReasonCode.RegistryThrottled, ReasonCode.RegistryUnreachable));

        VerifyHidden(24, 36);
        VerifyNothingSent();
    }

    [Theory]
    [InlineData(60, 1)]
    [InlineData(100_000, 1)]
    [InlineData(-6, 1)]
    [InlineData(10, MaxReceives)]
    public async Task Waiting_ends_so_that_people_are_told(int ageMinutes, int receives)
    {
        Assert.True(await FailsAsync(Delivered(ageMinutes, receives), ReasonCode.RegistryThrottled));

        VerifyHidden(96, 900);
        VerifyNothingSent();
    }

    [Fact]
    public async Task A_waiting_event_that_the_queue_does_not_take_back_fails_and_so_is_not_lost()
    {
        _queue
            .Setup(queue => queue.SendMessageAsync(It.IsAny<SendMessageRequest>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new AmazonSQSException("no"));

        Assert.True(await FailsAsync(Delivered(), ReasonCode.RegistryThrottled));

        VerifyHidden(96, 144);
    }

    [Fact]
    public async Task A_queue_that_refuses_everything_changes_nothing()
    {
        _queue
            .Setup(queue => queue.ChangeMessageVisibilityAsync(It.IsAny<ChangeMessageVisibilityRequest>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new AmazonSQSException("no"));

        Assert.True(await FailsAsync(Delivered(), ReasonCode.RegistryUnreachable));
        Assert.True(await FailsAsync(Delivered() with { ReceiptHandle = null }, ReasonCode.RegistryUnreachable));
        Assert.True(await FailsAsync(Delivered() with { QueueArn = "nonsense" }, ReasonCode.RegistryThrottled));
    }

    private Task<bool> FailsAsync(DeliveredEvent delivered, params ReasonCode[] codes) => FailsAsync(Ecr, delivered, codes);

    private async Task<bool> FailsAsync(string registry, DeliveredEvent delivered, params ReasonCode[] codes)
    {
        var redelivery = new Redelivery(_ => _queue.Object, MaxReceives, new Random(1), _time, NullLogger<Redelivery>.Instance);
        return (await redelivery.PutBackAsync([(delivered, Outcome(codes, registry))], default)).Contains(delivered);
    }

    private DeliveredEvent Delivered(int ageMinutes = 0, int receives = 1)
    {
        var occurredAt = _time.GetUtcNow() - TimeSpan.FromMinutes(ageMinutes);
        return new DeliveredEvent("m0", receives, new EventReading.Audited(Tasks.Of(Tasks.Container("web")), occurredAt))
        {
            Body = "the event", ReceiptHandle = "handle", QueueArn = "arn:aws:sqs:eu-west-1:123456789012:events",
        };
    }

    private static TaskOutcome Outcome(ReasonCode[] codes, string registry)
    {
        var containers = codes.Select(code => Tasks.Container($"{code}")).ToArray();
        var task = Tasks.Of(containers);
        var findings = containers
            .Zip(
                codes,
                (container, code) =>
                {
                    var image = new ImageAudit { Name = container.Name, Verification = Verdict.Because(code, "Because.") };
                    return new Finding(
                        new ContainerAudit(task, container with { Image = $"{registry}/web:1" }, image, Decision.Alert),
                        new StopResult.NotAsked(),
                        DateTimeOffset.UnixEpoch
                    );
                }
            )
            .ToArray();
        return new TaskOutcome(task, findings, findings);
    }

    private void VerifyHidden(int least, int most) =>
        _queue.Verify(queue =>
            queue.ChangeMessageVisibilityAsync(
                It.Is<ChangeMessageVisibilityRequest>(request =>
                    request.QueueUrl == "https://sqs.eu-west-1.amazonaws.com/123456789012/events"
                    && request.ReceiptHandle == "handle"
                    && request.VisibilityTimeout >= least
                    && request.VisibilityTimeout <= most
                ),
                It.IsAny<CancellationToken>()
            )
        );

    private void VerifyNothingSent() =>
        _queue.Verify(queue => queue.SendMessageAsync(It.IsAny<SendMessageRequest>(), It.IsAny<CancellationToken>()), Times.Never);
}
