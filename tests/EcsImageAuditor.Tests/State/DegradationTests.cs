using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using EcsImageAuditor.Auditing;
using EcsImageAuditor.State;
using EcsImageAuditor.State.DynamoDb;
using EcsImageAuditor.State.InMemory;
using EcsImageAuditor.Telemetry;
using EcsImageAuditor.Tests.Shared.Auditing;
using EcsImageAuditor.Tests.Shared.Registry;
using EcsImageAuditor.Tests.Shared.State;
using ImageSignatures.Verdicts;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;

namespace EcsImageAuditor.Tests.State;

public sealed class DegradationTests : IDisposable
{
    private static readonly AlertKey Shop = new(Tasks.Cluster, "shop", "registry.example/web@sha256:00", ReasonCode.NoSignature, null);
    private readonly AuditMeter _meter = new();
    private readonly ManualTimeProvider _time = new();
    private readonly Mock<IAmazonDynamoDB> _table = new();

    [Theory]
    [InlineData(typeof(ProvisionedThroughputExceededException))]
    [InlineData(typeof(InternalServerErrorException))]
    [InlineData(typeof(ResourceNotFoundException))]
    [InlineData(typeof(HttpRequestException))]
    [InlineData(typeof(TaskCanceledException))]
    public async Task A_table_that_fails_is_left_alone_for_a_while_and_the_process_remembers_instead(Type failure)
    {
        _table
            .Setup(table => table.UpdateItemAsync(It.IsAny<UpdateItemRequest>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync((Exception)Activator.CreateInstance(failure, "down")!);
        var ledger = Ledger();

        await ledger.TellAsync(Shop, "1");
        Assert.IsType<AlertTurn.Counted>(await ledger.RecordAsync(Shop, "2", TimeSpan.FromSeconds(60), default));
        _table.Verify(table => table.UpdateItemAsync(It.IsAny<UpdateItemRequest>(), It.IsAny<CancellationToken>()), Times.Once);

        _time.Advance(TimeSpan.FromSeconds(11));
        await ledger.RecordAsync(Shop, "3", TimeSpan.FromSeconds(60), default);
        _table.Verify(table => table.UpdateItemAsync(It.IsAny<UpdateItemRequest>(), It.IsAny<CancellationToken>()), Times.Exactly(2));
    }

    [Fact]
    public async Task An_item_that_the_table_refuses_is_not_stored_and_does_not_switch_the_table_off()
    {
        var calls = 0;
        _table
            .Setup(table => table.UpdateItemAsync(It.IsAny<UpdateItemRequest>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(() => ++calls == 1
                ? throw new AmazonDynamoDBException("Item size has exceeded") { ErrorCode = "ValidationException" }
                : new UpdateItemResponse { Attributes = [] });
        var ledger = Ledger();

        await ledger.RecordAsync(Shop, "1", TimeSpan.FromSeconds(60), default);
        await ledger.RecordAsync(Shop, "2", TimeSpan.FromSeconds(60), default);

        Assert.True(calls > 1);
    }

    [Fact]
    public async Task A_table_that_is_missing_is_named_with_the_variable_that_names_it()
    {
        _table
            .Setup(table => table.GetItemAsync(It.IsAny<GetItemRequest>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new ResourceNotFoundException("Requested resource not found"));

        var exception = await Assert.ThrowsAsync<StateException>(() => new StateTable(_table.Object, "verdicts").GetAsync("x", default));

        Assert.Contains("no DynamoDB table verdicts", exception.Message, StringComparison.Ordinal);
        Assert.Contains("AUDITOR_TABLE", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_is_longer_than_DynamoDB_takes_is_named_by_its_hash()
    {
        GetItemRequest? sent = null;
        _table
            .Setup(table => table.GetItemAsync(It.IsAny<GetItemRequest>(), It.IsAny<CancellationToken>()))
            .Callback((GetItemRequest request, CancellationToken _) => sent = request)
            .ReturnsAsync(new GetItemResponse());

        await new StateTable(_table.Object, "verdicts").GetAsync(new string('x', 3000), default);

        Assert.StartsWith("sha256#", sent!.Key["pk"].S, StringComparison.Ordinal);
    }

    public void Dispose() => _meter.Dispose();

    private FallbackAlertLedger Ledger()
    {
        var options = new StateOptions();
        return new FallbackAlertLedger(
            new DynamoAlertLedger(new StateTable(_table.Object, "verdicts"), options, _time),
            new InMemoryAlertLedger(options, _time),
            new Degradation(_meter, _time, NullLogger<Degradation>.Instance));
    }
}
