using System.Text.Json;
using Amazon.Lambda.Core;
using EcsImageAuditor.Sweeping;

namespace EcsImageAuditor.Lambda;

/// <summary>
/// The handler <c>sweep</c>: started by a schedule, with any payload. A payload with <c>clusters</c>, a list of names or ARNs, sweeps those
/// alone: <c>{"clusters":["prod"]}</c>.
/// </summary>
/// <param name="sweep">Does it.</param>
/// <param name="region">Whose clusters are swept.</param>
public sealed class SweepFunction(Sweep sweep, string region) : ILambdaFunction
{
    public const string HandlerName = "sweep";

    /// <returns>A <see cref="SweepSummary"/>.</returns>
    /// <exception cref="JsonException">The payload is not JSON, or its clusters are not a list of names.</exception>
    public async Task<Stream> HandleAsync(Stream input, ILambdaContext context, CancellationToken cancellationToken)
    {
        var request = new SweepRequest { Region = region, Clusters = await ClustersAsync(input, cancellationToken) };
        var summary = await sweep.RunAsync(request, TimeBudget.Of(context), SilentObserver.Instance, cancellationToken);
        return new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(summary, SweepJsonContext.Readable.SweepSummary));
    }

    private static async Task<IReadOnlyList<string>> ClustersAsync(Stream input, CancellationToken cancellationToken)
    {
        using var payload = await JsonDocument.ParseAsync(input, cancellationToken: cancellationToken);
        if (payload.RootElement.ValueKind != JsonValueKind.Object || !payload.RootElement.TryGetProperty("clusters", out var clusters))
            return [];

        return
            clusters.ValueKind == JsonValueKind.Array
            && clusters.EnumerateArray().All(cluster => cluster is { ValueKind: JsonValueKind.String })
            ? [.. clusters.EnumerateArray().Select(cluster => cluster.GetString()!)]
            : throw new JsonException(
                "The payload's \"clusters\" is not a list of names or ARNs of ECS clusters; leave it out to sweep all."
            );
    }

    /// <summary>The log tells of what matters.</summary>
    private sealed class SilentObserver : ISweepObserver
    {
        public static readonly SilentObserver Instance = new();

        public void Entered(string cluster, int number, int count)
        {
        }

        public void Found(SweepReport report)
        {
        }

        public void Progressed(int tasks)
        {
        }
    }
}
