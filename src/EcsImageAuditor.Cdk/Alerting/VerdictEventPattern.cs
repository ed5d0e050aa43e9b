using Amazon.CDK.AWS.Events;

namespace EcsImageAuditor.Cdk.Alerting;

/// <summary>The verdicts that people have to hear of.</summary>
/// <remarks>docs/schemas/finding-1.schema.json</remarks>
internal static class VerdictEventPattern
{
    private const string Source = "ecs-image-auditor";
    private const string DetailType = "ECS Image Verdict";

    /// <summary>What was left out of the alerts, because they were too many, is left out here too.</summary>
    /// <param name="sightings">Matches how often the same service was found with the same image and reason, this time included.</param>
    public static EventPattern Bad(object[] sightings) => new()
    {
        Source = [Source],
        DetailType = [DetailType],
        Detail = new Dictionary<string, object>
        {
            ["verdict"] = new[] { "unsigned", "untrusted" },
            ["decision"] = new[] { "alert", "stop", "block" },
            ["seen"] = new Dictionary<string, object>
            {
                ["total"] = sightings,
                ["leftOut"] = new object[] { new Dictionary<string, object> { ["exists"] = false } },
            },
        },
    };
}
