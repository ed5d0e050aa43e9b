using System.Security.Cryptography;
using System.Text;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using EcsImageAuditor.Auditing;
using ImageSignatures.Aws;

namespace EcsImageAuditor.State.DynamoDb;

/// <summary>The items of one DynamoDB table, each under a key of its own. Needs GetItem and UpdateItem, nothing else.</summary>
/// <param name="client">A client whose own timeouts are short.</param>
/// <param name="table">Name of the table: partition key <c>pk</c> (a string), time to live in <c>ttl</c>.</param>
/// <remarks>https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.html</remarks>
internal sealed class StateTable(IAmazonDynamoDB client, string table)
{
    /// <summary>The partition key, a string.</summary>
    internal const string Key = "pk";

    private const int LongestKey = 2048;

    /// <summary>The code for what is wrong with one request: too large an item, or a key of another shape.</summary>
    private const string RefusedItem = "ValidationException";

    /// <returns>The item as it is now, or null.</returns>
    public Task<Dictionary<string, AttributeValue>?> GetAsync(string key, CancellationToken cancellationToken) =>
        CallAsync(
            async () =>
            {
                var answer = await client.GetItemAsync(
                    new GetItemRequest
                    {
                        TableName = table,
                        Key = KeyOf(key),
                        ConsistentRead = true,
                    },
                    cancellationToken
                );
                return answer.Item is { Count: > 0 } item ? item : null;
            },
            cancellationToken
        );

    /// <param name="key">The item.</param>
    /// <param name="update">What to change.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The item after the change, or null where its condition does not hold.</returns>
    public Task<Dictionary<string, AttributeValue>?> UpdateAsync(string key, ItemUpdate update, CancellationToken cancellationToken) =>
        CallAsync(
            async () =>
            {
                try
                {
                    var request = new UpdateItemRequest
                    {
                        TableName = table,
                        Key = KeyOf(key),
                        UpdateExpression = update.Change,
                        ConditionExpression = update.Condition,
                        ExpressionAttributeNames = update.Names(),
                        ExpressionAttributeValues = update.Values.Count > 0 ? update.Values : null,
                        ReturnValues = ReturnValue.ALL_NEW,
                    };
                    return (Dictionary<string, AttributeValue>?)(await client.UpdateItemAsync(request, cancellationToken)).Attributes;
                }
                catch (ConditionalCheckFailedException)
                {
                    return null;
                }
            },
            cancellationToken
        );

    /// <summary>DynamoDB takes 2048 bytes of a key. What a forged event makes longer than that is named by its hash.</summary>
    private static Dictionary<string, AttributeValue> KeyOf(string key)
    {
        var isLong = Encoding.UTF8.GetByteCount(key) > LongestKey;
        var name = isLong ? $"sha256#{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))}" : key;
        return new Dictionary<string, AttributeValue> { [Key] = new AttributeValue(name) };
    }

    private async Task<T> CallAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call();
        }
        catch (ResourceNotFoundException exception)
        {
            throw new StateException(
                $"There is no DynamoDB table {table} in this region: set AUDITOR_TABLE to the name of the auditor's table.",
                exception
            );
        }
        catch (AmazonDynamoDBException exception) when (exception.ErrorCode == RefusedItem)
        {
            throw new StateItemException(
                $"The DynamoDB table {table} did not take an item ({RefusedItem}): check that its partition key is {Key}, a string; an item has 400 KB at most.",
                exception
            );
        }
        catch (Exception exception) when (AwsFailure.Is(exception, cancellationToken))
        {
            throw new StateException(
                $"The DynamoDB table {table} did not answer ({AwsFailure.CauseOf(exception)}): check that it can be reached and that the role may use GetItem and UpdateItem on it.",
                exception);
        }
    }
}
