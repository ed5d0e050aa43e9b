using System.Text.Json.Serialization;
using Amazon.Plumbing;
using Amazon.SQS.Model;

namespace Amazon.SQS;

/// <summary>The bodies of Amazon SQS: absent members left out, unknown members skipped.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(TextConverter)])]
[JsonSerializable(typeof(ChangeMessageVisibilityRequest))]
[JsonSerializable(typeof(ChangeMessageVisibilityResponse))]
[JsonSerializable(typeof(SendMessageRequest))]
[JsonSerializable(typeof(SendMessageResponse))]
internal sealed partial class SQSJsonContext : JsonSerializerContext;
