using System.Text.Json.Serialization;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.SQSEvents;

namespace EcsImageAuditor.Ecs;

/// <summary>Names are matched without case, as Lambda's own serializer does; a member named twice is refused.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNameCaseInsensitive = true, AllowDuplicateProperties = false)]
[JsonSerializable(typeof(CloudWatchEvent<TaskStateChange>))]
[JsonSerializable(typeof(SQSEvent))]
[JsonSerializable(typeof(SQSEvent.SQSMessage))]
[JsonSerializable(typeof(TaskStateChange))]
internal sealed partial class EcsJsonContext : JsonSerializerContext;
