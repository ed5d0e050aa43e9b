using System.Globalization;
using System.Text.Json;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using EcsImageAuditor.Sweeping;
using ImageSignatures.Aws;

namespace EcsImageAuditor.State.DynamoDb;

/// <summary>
/// Remembers in the auditor's DynamoDB table: one item a workload, with all its images, and one a scope. An item a digest would cost a
/// read for each digest of each sweep; an item a cluster would outgrow the 400 KB that DynamoDB takes. Needs GetItem and PutItem.
/// </summary>
/// <param name="client">The client.</param>
/// <param name="table">Name of the table: partition key <c>pk</c> (a string), time to live in <c>ttl</c>.</param>
/// <param name="time">The clock.</param>
public sealed class DynamoSweepMemory(IAmazonDynamoDB client, string table, TimeProvider time) : ISweepMemory
{
    private const string Key = "pk";
    private const string Expiry = "ttl";
    private const string Content = "content";
    private const int Parallelism = 8;

    /// <summary>Page tokens do not live as long.</summary>
    private static readonly TimeSpan PositionLifetime = TimeSpan.FromDays(7);

    /// <summary>Written anew each day that the workload runs.</summary>
    private static readonly TimeSpan ImagesLifetime = TimeSpan.FromDays(60);

    public async Task<SweepPosition?> PositionAsync(string scope, CancellationToken cancellationToken) =>
        await GetAsync(NameOf(scope), cancellationToken) is { Length: > 0 } json
            ? Read(json, MemoryJsonContext.Default.SweepPosition)
            : null;

    public Task KeepPositionAsync(string scope, SweepPosition? position, CancellationToken cancellationToken) => PutAsync(
        NameOf(scope),
        position is null ? string.Empty : JsonSerializer.Serialize(position, MemoryJsonContext.Default.SweepPosition),
        PositionLifetime,
        cancellationToken);

    public async Task<IReadOnlyDictionary<string, KnownImage>> ImagesAsync(SweepWorkload workload, CancellationToken cancellationToken) =>
        await GetAsync(NameOf(workload), cancellationToken) is { Length: > 0 } json
            ? Read(json, MemoryJsonContext.Default.DictionaryStringKnownImage) ?? []
            : new Dictionary<string, KnownImage>();

    public Task KeepImagesAsync(
        IReadOnlyDictionary<SweepWorkload, IReadOnlyDictionary<string, KnownImage>> images,
        CancellationToken cancellationToken
    ) =>
        Parallel.ForEachAsync(
            images,
            new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken },
            async (known, token) =>
                await PutAsync(
                    NameOf(known.Key),
                    JsonSerializer.Serialize(known.Value.ToDictionary(), MemoryJsonContext.Default.DictionaryStringKnownImage),
                    ImagesLifetime,
                    token
                )
        );

    private static string NameOf(string scope) => $"sweep-position#{scope}";

    private static string NameOf(SweepWorkload workload) => $"sweep#{workload.ClusterArn}#{workload.Name}";

    /// <summary>An item that cannot be read, as one of a later version, is none.</summary>
    private static T? Read<T>(string json, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(json, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private Task<string?> GetAsync(string name, CancellationToken cancellationToken) =>
        CallAsync(
            async () =>
            {
                var answer = await client.GetItemAsync(
                    new GetItemRequest
                    {
                        TableName = table,
                        Key = new() { [Key] = new AttributeValue(name) },
                        ConsistentRead = true,
                    },
                    cancellationToken
                );
                return answer.Item is { Count: > 0 } item && IsAlive(item) ? item.GetValueOrDefault(Content)?.S : null;
            },
            cancellationToken
        );

    private Task<string?> PutAsync(string name, string content, TimeSpan lifetime, CancellationToken cancellationToken) =>
        CallAsync<string?>(
            async () =>
            {
                var expiry = (time.GetUtcNow() + lifetime).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
                var item = new Dictionary<string, AttributeValue>
                {
                    [Key] = new(name),
                    [Content] = new(content),
                    [Expiry] = new() { N = expiry },
                };
                await client.PutItemAsync(new PutItemRequest { TableName = table, Item = item }, cancellationToken);
                return null;
            },
            cancellationToken
        );

    /// <summary>DynamoDB deletes expired items within days only.</summary>
    private bool IsAlive(Dictionary<string, AttributeValue> item) =>
        long.TryParse(item.GetValueOrDefault(Expiry)?.N, NumberStyles.None, CultureInfo.InvariantCulture, out var expiry)
        && time.GetUtcNow().ToUnixTimeSeconds() < expiry;

    private async Task<T> CallAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call();
        }
        catch (Exception exception) when (AwsFailure.Is(exception, cancellationToken))
        {
            throw new SweepMemoryException(
                $"The DynamoDB table {table} did not answer ({AwsFailure.CauseOf(exception)}): check AUDITOR_TABLE and that the role may use GetItem and PutItem on it.",
                exception
            );
        }
    }
}
