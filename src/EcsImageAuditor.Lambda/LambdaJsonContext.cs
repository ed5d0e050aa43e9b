using System.Text.Json.Serialization;
using Amazon.Lambda.SQSEvents;

namespace EcsImageAuditor.Lambda;

/// <summary>What the function answers to SQS.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(SQSBatchResponse))]
public sealed partial class LambdaJsonContext : JsonSerializerContext;
