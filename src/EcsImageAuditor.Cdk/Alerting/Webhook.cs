using Amazon.CDK;
using Amazon.CDK.AWS.Events;

namespace EcsImageAuditor.Cdk.Alerting;

/// <summary>How one tool is told of a verdict.</summary>
/// <remarks>
/// EventBridge puts values into a text of the body without escaping quotes or line breaks; a value that stands alone, an object above all,
/// stays the JSON that it was. So texts are put together from values that hold neither (codes, digests, names and ARNs of AWS), and the
/// explanations, which may, go along in an object.
/// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html#eb-transform-input-issues
/// </remarks>
internal sealed record Webhook
{
    public required string Endpoint { get; init; }

    /// <summary>Members that EventBridge adds to the body out of the connection's secret; null for none.</summary>
    public IReadOnlyDictionary<string, SecretValue>? SecretMembers { get; init; }

    public required int CallsPerSecond { get; init; }

    /// <summary>At which counts of the same service, image and reason the tool is told: what EventBridge matches.</summary>
    public required object[] Sightings { get; init; }

    public required RuleTargetInput Body { get; init; }

    /// <summary>A member of the verdict, see docs/schemas/finding-1.schema.json.</summary>
    public static string Detail(string path) => EventField.FromPath($"$.detail.{path}");
}
