using System.Text.Json.Nodes;
using Components.Tests.Parts;
using Components.Tests.State;
using EcsImageAuditor.Configuration;
using EcsImageAuditor.Doctor;
using ImageSignatures.Aws;

namespace Components.Tests.Doctor;

/// <summary>The checks of AWS against an emulator that others wrote.</summary>
[Collection(SharedMoto.Name)]
public sealed class MotoChecksTests(MotoFixture moto) : IAsyncLifetime, IDisposable
{
    private const string Region = "us-east-1";

    private readonly AwsClients _aws = new(name => name == "AWS_ENDPOINT_URL" ? moto.Endpoint.ToString() : null);
    private readonly MotoClient _moto = new(moto.Endpoint, Region);

    public Task InitializeAsync() => moto.ResetAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _aws.Dispose();
        _moto.Dispose();
    }

    [NeedsFact(Component.Moto)]
    public async Task Credentials_that_get_a_token_are_in_order() =>
        Assert.Equal(CheckState.Ok, (await RunAsync(new CredentialsCheck(_aws.Ecr, Region))).State);

    [NeedsFact(Component.Moto)]
    public async Task A_topic_that_nobody_listens_to_is_a_warning_and_one_that_is_not_there_an_error()
    {
        var check = new TopicCheck(_aws.Sns, _moto.Arn("sns", "findings"));
        Assert.Equal(CheckState.Error, (await RunAsync(check)).State);

        await _moto.QueryAsync("sns", ("Action", "CreateTopic"), ("Name", "findings"));
        var seen = await RunAsync(check);

        Assert.Equal(CheckState.Warning, seen.State);
        Assert.Contains("has no subscription", seen.Message, StringComparison.Ordinal);
    }

    [NeedsFact(Component.Moto)]
    public async Task A_table_is_in_order_once_its_items_end_by_themselves()
    {
        var table = await MotoTable.CreateAsync(moto.Endpoint);
        var check = new TableCheck(_aws.DynamoDb(Region), table, Region);
        Assert.Equal(CheckState.Warning, (await RunAsync(check)).State);

        await _moto.JsonAsync("dynamodb", "DynamoDB_20120810.UpdateTimeToLive", new JsonObject
        {
            ["TableName"] = table,
            ["TimeToLiveSpecification"] = new JsonObject { ["Enabled"] = true, ["AttributeName"] = "ttl" },
        }, "1.0");
        var seen = await RunAsync(check);

        Assert.True(seen.State == CheckState.Ok, seen.Message);
    }

    [NeedsFact(Component.Moto)]
    public async Task A_table_with_another_key_is_an_error()
    {
        await _moto.JsonAsync("dynamodb", "DynamoDB_20120810.CreateTable", new JsonObject
        {
            ["TableName"] = "orders",
            ["KeySchema"] = new JsonArray(new JsonObject { ["AttributeName"] = "id", ["KeyType"] = "HASH" }),
            ["AttributeDefinitions"] = new JsonArray(new JsonObject { ["AttributeName"] = "id", ["AttributeType"] = "S" }),
            ["BillingMode"] = "PAY_PER_REQUEST",
        }, "1.0");

        var seen = await RunAsync(new TableCheck(_aws.DynamoDb(Region), "orders", Region));

        Assert.Equal(CheckState.Error, seen.State);
        Assert.Contains("pk", seen.Message, StringComparison.Ordinal);
    }

    [NeedsFact(Component.Moto)]
    public async Task A_table_that_is_not_there_is_an_error() =>
        Assert.Contains(
            "There is no DynamoDB table none",
            (await RunAsync(new TableCheck(_aws.DynamoDb(Region), "none", Region))).Message,
            StringComparison.Ordinal
        );

    [NeedsFact(Component.Moto)]
    public async Task A_bus_is_found_by_name_and_by_ARN_in_the_region_of_its_ARN()
    {
        await _moto.JsonAsync("events", "AWSEvents.CreateEventBus", new JsonObject { ["Name"] = "verdicts" });

        Assert.Equal(CheckState.Ok, (await RunAsync(new EventBusCheck(_aws.EventBridge, "verdicts", Region))).State);
        Assert.Equal(
            CheckState.Ok,
            (await RunAsync(new EventBusCheck(_aws.EventBridge, _moto.Arn("events", "event-bus/verdicts"), "eu-west-1"))).State
        );
        Assert.Equal(CheckState.Error, (await RunAsync(new EventBusCheck(_aws.EventBridge, "verdicts", "eu-west-1"))).State);
    }

    private static async Task<Observation> RunAsync(IDoctorCheck check) => Assert.Single(await check.RunAsync(CancellationToken.None));
}
