using System.Text.Json.Serialization;

namespace EcsImageAuditor.Auditing;

/// <summary>The JSON that the auditor gives to machines.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ImageReport))]
[JsonSerializable(typeof(FindingReport))]
[JsonSerializable(typeof(AuditSummary))]
public sealed partial class ReportJsonContext : JsonSerializerContext;
