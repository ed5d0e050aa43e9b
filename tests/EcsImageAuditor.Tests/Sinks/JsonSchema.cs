using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace EcsImageAuditor.Tests.Sinks;

/// <summary>Checks JSON against the part of JSON Schema that the project's schemas use; any other keyword is refused.</summary>
internal static class JsonSchema
{
    private static readonly string[] Annotations = ["$schema", "$id", "$defs", "title", "description"];

    /// <returns>What does not fit, a line each.</returns>
    public static IEnumerable<string> Check(JsonNode schema, JsonNode? value) => Check(schema, schema, value, "$");

    private static IEnumerable<string> Check(JsonNode root, JsonNode schema, JsonNode? value, string place) => schema.AsObject()
        .Where(keyword => !Annotations.Contains(keyword.Key))
        .SelectMany(keyword => Check(root, keyword.Key, keyword.Value!, value, place));

    private static IEnumerable<string> Check(JsonNode root, string keyword, JsonNode rule, JsonNode? value, string place) =>
        keyword switch
        {
            "$ref" => Check(root, Resolve(root, (string)rule!), value, place),
            "type" => Unless(IsOfType(value, (string)rule!), $"{place} is no {rule}"),
            "const" => Unless(JsonNode.DeepEquals(rule, value), $"{place} is not {rule}"),
            "enum" => Unless(
                rule.AsArray().Any(choice => JsonNode.DeepEquals(choice, value)),
                $"{place} is {value}, which is none of the choices"
            ),
            "pattern" => Unless(Regex.IsMatch((string)value!, (string)rule!), $"{place} does not match {rule}"),
            "format" => Unless(DateTimeOffset.TryParse((string)value!, CultureInfo.InvariantCulture, out _), $"{place} is no {rule}"),
            "minimum" => Unless((double)value! >= (double)rule, $"{place} is less than {rule}"),
            "maxItems" => Unless(value!.AsArray().Count <= (int)rule, $"{place} has more than {rule} items"),
            "required" => rule.AsArray().Where(name => value![(string)name!] is null).Select(name => $"{place} lacks {name}"),
            "properties" => value!
                .AsObject()
                .SelectMany(member =>
                    rule[member.Key] is { } known
                        ? Check(root, known, member.Value, $"{place}.{member.Key}")
                        : [$"{place} has the member {member.Key}, which the schema does not know"]
                ),
            "items" => value!.AsArray().SelectMany((item, index) => Check(root, rule, item, $"{place}[{index}]")),
            _ => throw new NotSupportedException($"The keyword {keyword} is not checked."),
        };

    private static JsonNode Resolve(JsonNode root, string reference) =>
        reference["#/".Length..].Split('/').Aggregate(root, (node, name) => node[name]!);

    private static bool IsOfType(JsonNode? value, string type) => type switch
    {
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "string" => value is JsonValue text && text.TryGetValue<string>(out _),
        "boolean" => value is JsonValue flag && flag.TryGetValue<bool>(out _),
        "integer" => value is JsonValue number && number.TryGetValue<long>(out _),
        _ => throw new NotSupportedException($"The type {type} is not checked."),
    };

    private static IEnumerable<string> Unless(bool holds, string mistake) => holds ? [] : [mistake];
}
