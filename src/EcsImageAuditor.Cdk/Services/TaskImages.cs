using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Amazon.CDK.AWS.ECS;

namespace EcsImageAuditor.Cdk.Services;

/// <summary>The images that a task definition names.</summary>
/// <param name="account">What stands for the stack's own account.</param>
internal sealed partial class TaskImages(string account)
{
    /// <summary>What stands for text that is known only when the stack is deployed. It could be part of a repository's name.</summary>
    public const string Unknown = "known-when-deployed";

    private const int AccountOfArn = 4;
    private const int RegionOfArn = 3;

    /// <summary>An image's registry is its account's, in any region.</summary>
    private const string SomeRegion = "us-east-1";

    /// <returns>Each container's name with its image, in which <see cref="Unknown"/> stands for what is not known yet.</returns>
    public IEnumerable<(string Container, string Image)> Of(CfnTaskDefinition task) =>
        from container in Resolved.Of(task, task.ContainerDefinitions) as JsonArray ?? []
        let definition = container as JsonObject
        where definition?["image"] is not null
        select (definition["name"]?.ToString() ?? Unknown, Text(definition["image"]));

    private string Text(JsonNode? node) => node switch
    {
        JsonValue value => value.ToString(),
        JsonObject join when join["Fn::Join"] is JsonArray and [{ } separator, JsonArray pieces] =>
            string.Join(separator.ToString(), pieces.Select(Text)),
        JsonObject substitution when substitution["Fn::Sub"] is JsonValue text => Variable().Replace(text.ToString(), Pseudo),
        JsonObject reference when reference["Ref"] is JsonValue name => Variable().Replace($"${{{name}}}", Pseudo),
        JsonObject selection when selection["Fn::Select"] is JsonArray and [{ } index, JsonObject split] => PartOfArn(index, split),
        _ => Unknown,
    };

    /// <summary>CDK takes the account and the region of a repository's registry out of the repository's ARN.</summary>
    private string PartOfArn(JsonNode index, JsonObject split) =>
        split["Fn::Split"] is JsonArray and [JsonValue separator, JsonObject arn]
        && separator.ToString() == ":"
        && arn["Fn::GetAtt"] is JsonArray and [_, JsonValue attribute]
        && attribute.ToString() == "Arn"
            ? index.GetValue<double>() switch
            {
                AccountOfArn => account,
                RegionOfArn => SomeRegion,
                _ => Unknown,
            }
            : Unknown;

    private string Pseudo(Match match) => match.Groups[1].Value switch
    {
        "AWS::AccountId" => account,
        "AWS::Region" => SomeRegion,
        "AWS::URLSuffix" => "amazonaws.com",
        _ => Unknown,
    };

    [GeneratedRegex(@"\$\{([^}]*)\}")]
    private static partial Regex Variable();
}
