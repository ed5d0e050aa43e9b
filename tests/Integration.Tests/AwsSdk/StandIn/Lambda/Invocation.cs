using System.Globalization;

namespace Integration.Tests.AwsSdk.StandIn.Lambda;

/// <summary>An invocation as Lambda hands it out.</summary>
internal sealed record Invocation(string Id, string Document)
{
    public DateTimeOffset Deadline { get; init; } = DateTimeOffset.UtcNow.AddMinutes(1);

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public IEnumerable<(string Name, string Value)> AllHeaders =>
    [
        ("Lambda-Runtime-Aws-Request-Id", Id),
        ("Lambda-Runtime-Deadline-Ms", Deadline.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)),
        .. Headers.Select(header => (header.Key, header.Value)),
    ];
}
