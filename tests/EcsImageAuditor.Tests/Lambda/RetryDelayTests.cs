using Amazon.SQS;
using Amazon.SQS.Model;
using EcsImageAuditor.Auditing;
using EcsImageAuditor.Ecs;
using EcsImageAuditor.Lambda;
using EcsImageAuditor.Verification;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;
using Tasks = EcsImageAuditor.Tests.Auditing.Tasks;

namespace EcsImageAuditor.Tests.Lambda;

public sealed class RetryDelayTests
{
    private readonly Mock<IAmazonSQS> _queue = new();

    [Theory]
    [InlineData(ReasonCode.RegistryUnreachable, 1, 30)]
    [InlineData(ReasonCode.RegistryUnreachable, 2, 60)]
    [InlineData(ReasonCode.RegistryUnreachable, 4, 240)]
    [InlineData(ReasonCode.RegistryThrottled, 1, 120)]
    [InlineData(ReasonCode.SigningInProgress, 2, 240)]
    [InlineData(ReasonCode.RegistryThrottled, 5, 900)]
    [InlineData(ReasonCode.RegistryThrottled, 1000, 900)]
    public void The_delay_doubles_up_to_a_quarter_of_an_hour_and_is_longest_where_waiting_is_all_that_helps(ReasonCode code, int receives, int seconds)
    {
        Assert.Equal(seconds, RetryDelay.After(receives, Outcome(code), 0.5).TotalSeconds, 0.001);
        Assert.InRange(RetryDelay.After(receives, Outcome(code), 0).TotalSeconds, seconds * 0.79, seconds * 0.81);
        Assert.InRange(RetryDelay.After(receives, Outcome(code), 1).TotalSeconds, seconds, 900.0001);
    }

    [Fact]
    public async Task A_failed_message_is_put_off_in_its_own_queue()
    {
        await ApplyAsync(new DeliveredEvent("m0", 1, new EventReading.Ignored("x")) { ReceiptHandle = "handle", QueueArn = "arn:aws:sqs:eu-west-1:123456789012:events" });

        _queue.Verify(queue => queue.ChangeMessageVisibilityAsync(
            It.Is<ChangeMessageVisibilityRequest>(request =>
                request.QueueUrl == "https://sqs.eu-west-1.amazonaws.com/123456789012/events" && request.ReceiptHandle == "handle" && request.VisibilityTimeout >= 24 && request.VisibilityTimeout <= 36),
            It.IsAny<CancellationToken>()));
    }

    [Fact]
    public async Task A_queue_that_refuses_changes_nothing()
    {
        _queue
            .Setup(queue => queue.ChangeMessageVisibilityAsync(It.IsAny<ChangeMessageVisibilityRequest>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new AmazonSQSException("no"));

        await ApplyAsync(new DeliveredEvent("m0", 1, new EventReading.Ignored("x")) { ReceiptHandle = "handle", QueueArn = "arn:aws:sqs:eu-west-1:123456789012:events" });
        await ApplyAsync(new DeliveredEvent("m1", 1, new EventReading.Ignored("x")));
        await ApplyAsync(new DeliveredEvent("m2", 1, new EventReading.Ignored("x")) { ReceiptHandle = "handle", QueueArn = "nonsense" });
    }

    private Task ApplyAsync(DeliveredEvent delivered) =>
        new RetryDelay(_ => _queue.Object, new Random(1), NullLogger<RetryDelay>.Instance).ApplyAsync([(delivered, Outcome(ReasonCode.RegistryUnreachable))], default);

    private static TaskOutcome Outcome(ReasonCode code)
    {
        var (container, verdict) = (Tasks.Container("web"), Verdict.Because(code, "Because."));
        var task = Tasks.Of(container);
        var audit = new ContainerAudit(task, container, new ImageAudit { Name = "web", Verification = verdict }, Decision.Alert);
        return new TaskOutcome(task, [new Finding(audit, new StopResult.NotAsked(), DateTimeOffset.UnixEpoch)], NeedsRetry: true);
    }
}
