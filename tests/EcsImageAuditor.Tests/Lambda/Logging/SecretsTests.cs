using System.Net;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.ECR;
using Amazon.ECS;
using Amazon.ECS.Model;
using Amazon.EventBridge;
using Amazon.EventBridge.Model;
using Amazon.Runtime;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using Amazon.SQS;
using Amazon.SQS.Model;
using EcsImageAuditor.Auditing;
using EcsImageAuditor.Ecs;
using EcsImageAuditor.Lambda;
using EcsImageAuditor.Lambda.Logging;
using EcsImageAuditor.Sinks;
using EcsImageAuditor.State;
using EcsImageAuditor.State.DynamoDb;
using EcsImageAuditor.State.InMemory;
using EcsImageAuditor.Telemetry;
using EcsImageAuditor.Tests.Auditing;
using EcsImageAuditor.Tests.Shared.Registry;
using ImageSignatures.Verdicts;
using Microsoft.Extensions.Logging;
using Moq;
using Task = System.Threading.Tasks.Task;
using Tasks = EcsImageAuditor.Tests.Shared.Auditing.Tasks;

namespace EcsImageAuditor.Tests.Lambda.Logging;

/// <summary>
/// An AWS client's own text may repeat what was signed, the session token among it: it reaches neither the log nor an alert.
/// </summary>
public sealed class SecretsTests : IDisposable
{
    private const string Secret = "SESSION-TOKEN-MARKER";

    private readonly StringWriter _log = new();
    private readonly ManualTimeProvider _time = new();
    private readonly AuditMeter _meter = new();
    private readonly LoggerFactory _logging;

    public SecretsTests() => _logging = new LoggerFactory([new JsonLineLoggerProvider(_log, _time)]);

    [Fact]
    public async Task A_topic_that_refuses_a_finding()
    {
        var sns = new Mock<IAmazonSimpleNotificationService>();
        sns.Setup(topic => topic.PublishAsync(It.IsAny<PublishRequest>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(Failure(new AmazonSimpleNotificationServiceException(Text)));
        var alerting = new Alerting(
            [new SnsSink(sns.Object, "arn:aws:sns:us-east-1:123456789012:alerts")],
            new InMemoryAlertLedger(new StateOptions(), _time),
            new InMemoryFloodLedger(new StateOptions(), _time),
            _meter,
            _logging.CreateLogger<Alerting>());

        Assert.False((await alerting.TellAsync(Found(), default)).IsTold);

        AssertSaid("SignatureDoesNotMatch");
    }

    [Fact]
    public async Task A_queue_that_refuses_an_event()
    {
        var sqs = new Mock<IAmazonSQS>();
        sqs.Setup(queue => queue.ChangeMessageVisibilityAsync(It.IsAny<ChangeMessageVisibilityRequest>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(Failure(new AmazonSQSException(Text)));
        var redelivery = new Redelivery(_ => sqs.Object, 5, new Random(1), _time, _logging.CreateLogger<Redelivery>());
        var found = Found();
        var delivered = new DeliveredEvent("m0", 1, new EventReading.Audited(found.Audit.Task, _time.GetUtcNow()))
        {
            Body = "the event", ReceiptHandle = "handle", QueueArn = "arn:aws:sqs:eu-west-1:123456789012:events",
        };

        await redelivery.PutBackAsync([(delivered, new TaskOutcome(found.Audit.Task, [found], [found]))], default);

        AssertSaid("SignatureDoesNotMatch");
    }

    [Fact]
    public async Task A_table_that_refuses_an_item()
    {
        var table = new Mock<IAmazonDynamoDB>();
        table
            .Setup(client => client.GetItemAsync(It.IsAny<GetItemRequest>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(Failure(new AmazonDynamoDBException(Text)));
        var degradation = new Degradation(_meter, _time, _logging.CreateLogger<Degradation>());

        await degradation.TryAsync(() => new StateTable(table.Object, "verdicts").GetAsync("x", default), null);

        AssertSaid("SignatureDoesNotMatch");
    }

    [Fact]
    public async Task A_bus_that_refuses_a_verdict()
    {
        var bus = new Mock<IAmazonEventBridge>();
        bus.Setup(client => client.PutEventsAsync(It.IsAny<PutEventsRequest>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(Failure(new AmazonEventBridgeException(Text)));

        await new EventBridgeSink(bus.Object, "bus", _meter, _logging.CreateLogger<EventBridgeSink>()).PublishAsync([Found()], default);

        AssertSaid("SignatureDoesNotMatch");
    }

    [Fact]
    public async Task A_verifier_that_lets_an_exception_of_a_client_through()
    {
        using var bench = new AuditBench
        {
            Verifier = new FixedVerifier((_, _) => throw Failure(new AmazonECRException(Text))),
            Logging = _logging,
        };

        var audit = Assert.Single(await bench.Auditor().AuditAsync([Tasks.Of(Tasks.Container("web"))], AuditBench.Budget, default));

        Assert.DoesNotContain(Secret, audit.Image.Reason!.Message, StringComparison.Ordinal);
        AssertSaid("AmazonECRException");
    }

    [Fact]
    public async Task An_ECS_that_refuses_to_stop_a_task_is_in_the_alert_without_its_text()
    {
        var task = Tasks.Of(Tasks.Container("web"));
        var sink = new RecordingSink("topic");
        using var bench = new AuditBench
        {
            Verifier = new FixedVerifier(("web", Verdict.Because(ReasonCode.NoSignature, "None."))),
            Stops = new StopPolicy { Enabled = true, Clusters = ["prod"] },
            Sinks = [sink],
            Logging = _logging,
        };

        bench.Runs(task);
        bench.Ecs.Setup(client => client.StopTaskAsync(It.IsAny<StopTaskRequest>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(Failure(new AmazonECSException(Text)));

        await bench.Run().RunAsync([new AuditRequest(task, IsLastAttempt: true)], AuditBench.Budget, default);

        var body = AlertText.Body(Assert.Single(sink.Findings));
        Assert.Contains("SignatureDoesNotMatch", body, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, body, StringComparison.Ordinal);
        AssertSaid("SignatureDoesNotMatch");
    }

    [Fact]
    public void An_exception_that_reaches_the_log_all_the_same_whatever_wraps_it()
    {
        var logger = _logging.CreateLogger<SecretsTests>();
        var failure = Failure(new AmazonECSException(Text));
        LoggerMessage.Define(LogLevel.Error, 1, "Failed")(logger, new InvalidOperationException($"Wrapped: {failure.Message}", failure));

        AssertSaid("SignatureDoesNotMatch");
    }

    public void Dispose()
    {
        _logging.Dispose();
        _meter.Dispose();
        _log.Dispose();
    }

    private static string Text => $"The canonical request was x-amz-security-token:{Secret}";

    private static AmazonServiceException Failure(AmazonServiceException exception)
    {
        exception.ErrorCode = "SignatureDoesNotMatch";
        exception.StatusCode = HttpStatusCode.Forbidden;
        return exception;
    }

    private static Finding Found()
    {
        var image = new ImageAudit { Name = "web", Verification = Verdict.Because(ReasonCode.RegistryUnreachable, "Because.") };
        var container = Tasks.Container("web");
        return new Finding(
            new ContainerAudit(Tasks.Of(container), container, image, Decision.Alert), new StopResult.NotAsked(), DateTimeOffset.UnixEpoch);
    }

    private void AssertSaid(string cause)
    {
        Assert.Contains(cause, _log.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, _log.ToString(), StringComparison.Ordinal);
    }
}
