using System.Text.Json;
using System.Text.Json.Nodes;

namespace Deployment.Tests.Schemas;

/// <summary>Values without a structure that a schema describes.</summary>
internal static class Scalars
{
    public static bool Fits(JsonNode value, JsonNode type) => (type["type"]!.ToString(), value.GetValueKind()) switch
    {
        ("string" or "dateTime" or "date-time", JsonValueKind.String) => IsAllowed(value, type),
        ("integer", JsonValueKind.Number) => decimal.IsInteger(value.GetValue<decimal>()),
        ("number", JsonValueKind.Number) => true,
        ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
        ("json", JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.String) => true,
        ("tag", JsonValueKind.Object) => value["Key"] is not null && value["Value"] is not null && value.AsObject().Count == 2,
        ("null", _) => true,
        _ => false,
    };

    public static string NameOf(JsonNode type) => type["allowedValues"] is JsonArray allowed
        ? $"one of {string.Join(", ", allowed.Select(choice => choice!.ToString()))}"
        : type["type"]!.ToString();

    private static bool IsAllowed(JsonNode value, JsonNode type) =>
        type["allowedValues"] is not JsonArray allowed || allowed.Any(choice => choice!.ToString() == value.ToString());
}
