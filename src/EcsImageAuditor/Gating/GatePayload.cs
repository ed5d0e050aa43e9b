using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon;
using ImageSignatures.Text;

namespace EcsImageAuditor.Gating;

/// <summary>
/// Reads what ECS gives to a deployment lifecycle hook, in both documented shapes: the members of the deployment stand in
/// <c>executionDetails</c>, or beside the others.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/AmazonECS/latest/developerguide/lambda-lifecycle-hooks.html</remarks>
public static class GatePayload
{
    private const string RevisionMember = "targetServiceRevisionArn";

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Never throws for what the payload holds.</summary>
    /// <param name="payload">UTF-8 JSON.</param>
    public static GateReading Read(ReadOnlySpan<byte> payload)
    {
        try
        {
            return JsonNode.Parse(payload, documentOptions: Strict) is JsonObject root
                ? Read(root)
                : Malformed("The payload is not a JSON object.");
        }
        catch (JsonException exception)
        {
            return Malformed($"The payload is not JSON as ECS sends it (line {exception.LineNumber + 1}).");
        }
    }

    private static GateReading Read(JsonObject root)
    {
        var revision = Text(root["executionDetails"] as JsonObject, RevisionMember) ?? Text(root, RevisionMember);
        if (revision is null)
            return Malformed(
                $"The payload names no service revision: executionDetails.{RevisionMember} is missing or not text. Invoke the gate as a deployment lifecycle hook of ECS."
            );
        if (!IsRevision(revision))
            return Malformed(
                $"{RevisionMember} is \"{Printable.Clean(revision)}\", not the ARN of a service revision (arn:aws:ecs:REGION:ACCOUNT:service-revision/CLUSTER/SERVICE/ID)."
            );

        return new GateReading.Understood(new GateRequest
        {
            ServiceRevisionArn = revision,
            Stage = Text(root, "lifecycleStage") ?? string.Empty,
            HookDetails = root["hookDetails"],
        });
    }

    private static string? Text(JsonObject? node, string member) =>
        node?[member] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;

    private static bool IsRevision(string text) =>
        Arn.TryParse(text, out var arn)
        && arn is { Service: "ecs", Region.Length: > 0, AccountId.Length: > 0 }
        && arn.Resource.Split('/') is ["service-revision", { Length: > 0 }, { Length: > 0 }, { Length: > 0 }];

    private static GateReading.Malformed Malformed(string why) => new(why);
}
