using System.Text.Json.Nodes;
using Deployment.Tests.Synthesis;

namespace Deployment.Tests.Deployment;

/// <summary>A template without what moto cannot deploy.</summary>
internal static class DeployableTemplate
{
    private const string NoModel = "moto's CloudFormation has no model of it";

    /// <summary>Resource types that are left out, each with the reason.</summary>
    public static IReadOnlyDictionary<string, string> LeftOut { get; } = new Dictionary<string, string>
    {
        ["AWS::CloudWatch::Alarm"] = NoModel,
        ["AWS::ECR::SigningConfiguration"] = NoModel,
        ["AWS::Lambda::EventInvokeConfig"] = NoModel,
        ["AWS::Lambda::EventSourceMapping"] = "moto would start the function's image with Docker",
        ["AWS::SNS::Subscription"] = NoModel,
        ["AWS::SNS::TopicPolicy"] = NoModel,
        ["AWS::SQS::QueuePolicy"] = NoModel,
        ["AWS::Scheduler::Schedule"] = NoModel,
        ["AWS::Signer::SigningProfile"] = NoModel,
    };

    public static Template Of(Template template)
    {
        var root = template.Root.DeepClone().AsObject();
        var resources = root["Resources"]!.AsObject();
        var leftOut = template.Resources.Where(resource => LeftOut.ContainsKey(resource.Type)).Select(resource => resource.Id).ToHashSet();
        foreach (var id in leftOut)
            resources.Remove(id);

        // The outputs name the profile, and CDK's own rules ask for a bootstrapped account.
        root.Remove("Outputs");
        root.Remove("Rules");
        root.Remove("Parameters");
        return new Template(Without(root, leftOut)!.ToJsonString());
    }

    /// <summary>References to what is left out become text.</summary>
    private static JsonNode? Without(JsonNode? node, HashSet<string> leftOut) =>
        node switch
        {
            JsonObject reference when reference["Fn::GetAtt"] is JsonArray attribute && leftOut.Contains(attribute[0]!.ToString()) =>
                JsonValue.Create("left-out"),
            JsonObject reference when reference["Ref"] is { } id && leftOut.Contains(id.ToString()) => JsonValue.Create("left-out"),
            JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Without(member.Value, leftOut)))),
            JsonArray items => new JsonArray([.. items.Where(item => !IsDependency(item, leftOut)).Select(item => Without(item, leftOut))]),
            _ => node?.DeepClone(),
        };

    private static bool IsDependency(JsonNode? item, HashSet<string> leftOut) =>
        item is JsonValue value && leftOut.Contains(value.ToString());
}
