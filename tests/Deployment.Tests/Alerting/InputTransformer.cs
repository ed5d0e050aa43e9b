using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Deployment.Tests.Alerting;

/// <summary>
/// EventBridge's input transformer as AWS documents it. A variable inside a text is put in as it is, without escaping anything. A variable
/// that stands alone is put in as JSON if it is an object, a list or a number; text gets quotes around it and nothing is escaped either.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html#eb-transform-input-issues</remarks>
internal sealed partial class InputTransformer(JsonNode transformer)
{
    public string Template { get; } = transformer["InputTemplate"]!.GetValue<string>();

    public IReadOnlyDictionary<string, string> Paths { get; } =
        transformer["InputPathsMap"]!.AsObject().ToDictionary(path => path.Key, path => path.Value!.GetValue<string>());

    /// <summary>The paths of the variables inside texts.</summary>
    public IEnumerable<string> PathsInTexts =>
        Texts()
            .Matches(Template)
            .SelectMany(text => Variables().Matches(text.Value))
            .Select(variable => Paths[variable.Groups[1].Value])
            .Distinct();

    /// <returns>What the target gets; not always JSON.</returns>
    public string Apply(JsonNode sent) => TextsAndVariables().Replace(Template, part => part.Value[0] == '<'
        ? Alone(Find(sent, part.Value[1..^1]))
        : Variables().Replace(part.Value, variable => $"{Find(sent, variable.Groups[1].Value)}"));

    private static string Alone(JsonNode? node) => node switch
    {
        null => "",
        JsonValue value when value.TryGetValue<string>(out var text) => $"\"{text}\"",
        _ => node.ToJsonString(),
    };

    private JsonNode? Find(JsonNode sent, string variable) =>
        Paths[variable].Split('.')[1..].Aggregate((JsonNode?)sent, (node, name) => node?[name]);

    [GeneratedRegex("""
        "(?:[^"\\]|\\.)*"
        """)]
    private static partial Regex Texts();

    [GeneratedRegex("""
        "(?:[^"\\]|\\.)*"|<[A-Za-z0-9._-]+>
        """)]
    private static partial Regex TextsAndVariables();

    [GeneratedRegex("<([A-Za-z0-9._-]+)>")]
    private static partial Regex Variables();
}
