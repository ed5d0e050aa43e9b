using System.Text.Json.Serialization;
using Amazon.EventBridge.Model;
using Amazon.Plumbing;

namespace Amazon.EventBridge;

/// <summary>The bodies of Amazon EventBridge: absent members left out, unknown members skipped.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(EpochSecondsConverter), typeof(TextConverter)])]
[JsonSerializable(typeof(DescribeEventBusRequest))]
[JsonSerializable(typeof(DescribeEventBusResponse))]
[JsonSerializable(typeof(PutEventsRequest))]
[JsonSerializable(typeof(PutEventsResponse))]
internal sealed partial class EventBridgeJsonContext : JsonSerializerContext;
