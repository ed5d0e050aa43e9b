using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using EcsImageAuditor.Configuration;
using EcsImageAuditor.State.DynamoDb;
using ImageSignatures.Aws;

namespace EcsImageAuditor.Doctor;

/// <summary>The table can be read by its key, and its items end by themselves. Nothing is written.</summary>
internal sealed class TableCheck(IAmazonDynamoDB client, string table, string region) : IDoctorCheck
{
    private const string TimeToLive = "ttl";

    public string Name => "table";

    public async Task<IReadOnlyList<Observation>> RunAsync(CancellationToken cancellationToken) =>
        [await WhyNotReadableAsync(cancellationToken) ?? await TimeToLiveAsync(cancellationToken)];

    /// <summary>Reads an item that is not there, as the auditor does: that takes the table, its key and the permission.</summary>
    private async Task<Observation?> WhyNotReadableAsync(CancellationToken cancellationToken)
    {
        try
        {
            var key = new Dictionary<string, AttributeValue> { [StateTable.Key] = new("doctor#") };
            await client.GetItemAsync(new GetItemRequest { TableName = table, Key = key }, cancellationToken);
            return null;
        }
        catch (ResourceNotFoundException)
        {
            return Observation.Error(
                $"There is no DynamoDB table {table} in {region}: create it, or set {SettingsVariables.TableVariable} to the auditor's "
                + "table.");
        }
        catch (AmazonDynamoDBException exception) when (exception.ErrorCode == "ValidationException")
        {
            return Observation.Error(
                $"The key of the DynamoDB table {table} is not the string {StateTable.Key} alone: use a table that is made so, and "
                + "none that holds something else.");
        }
        catch (Exception exception) when (AwsFailure.Is(exception, cancellationToken))
        {
            return Problem("dynamodb:GetItem").Of(exception);
        }
    }

    private async Task<Observation> TimeToLiveAsync(CancellationToken cancellationToken)
    {
        try
        {
            var answer = await client.DescribeTimeToLiveAsync(new DescribeTimeToLiveRequest { TableName = table }, cancellationToken);
            var described = answer.TimeToLiveDescription;
            var isOn = described?.TimeToLiveStatus == TimeToLiveStatus.ENABLED || described?.TimeToLiveStatus == TimeToLiveStatus.ENABLING;
            return isOn && described!.AttributeName == TimeToLive
                ? Observation.Ok($"{table} can be read, and its items end by themselves. Nothing was written.")
                : Observation.Warning(
                    $"{table} can be read, but its items stay for ever: turn on its time to live by the attribute {TimeToLive}.");
        }
        catch (Exception exception) when (AwsFailure.Is(exception, cancellationToken))
        {
            var problem = Problem("dynamodb:DescribeTimeToLive") with { AuditorsAction = "dynamodb:GetItem and dynamodb:UpdateItem" };
            return problem.Of(exception);
        }
    }

    private AwsCallProblem Problem(string action) => new($"DynamoDB in {region}", action, $"the table {table}");
}
