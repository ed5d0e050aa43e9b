using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace EcsImageAuditor.Gating;

/// <summary>What ECS is told.</summary>
/// <param name="HookStatus"><c>SUCCEEDED</c>, <c>FAILED</c> or <c>IN_PROGRESS</c>.</param>
/// <param name="CallBackDelay">Seconds until ECS calls again, for <c>IN_PROGRESS</c>.</param>
/// <param name="HookDetails">What ECS gives back with its next call.</param>
public sealed record GateAnswer(
    [property: JsonPropertyName("hookStatus")] string HookStatus,
    [property: JsonPropertyName("callBackDelay"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? CallBackDelay = null,
    [property: JsonPropertyName("hookDetails"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] JsonObject? HookDetails = null)
{
    public const string Succeeded = "SUCCEEDED";
    public const string Failed = "FAILED";
    public const string InProgress = "IN_PROGRESS";
}
