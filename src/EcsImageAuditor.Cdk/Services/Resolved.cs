using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.CDK;
using Constructs;

namespace EcsImageAuditor.Cdk.Services;

/// <summary>What a property of a resource will be in the template.</summary>
internal static class Resolved
{
    /// <summary>As JSON, with CloudFormation's functions for what is not known yet.</summary>
    /// <param name="scope">A construct of the stack.</param>
    /// <param name="value">The property's value.</param>
    public static JsonNode? Of(IConstruct scope, object? value) => value is null ? null : Json(Stack.Of(scope).Resolve(value));

    /// <summary>The same as a value that an override takes.</summary>
    /// <param name="node">JSON.</param>
    public static object Value(JsonNode node) => node switch
    {
        JsonObject members => members.Where(member => member.Value is not null).ToDictionary(member => member.Key, member => Value(member.Value!)),
        JsonArray items => items.OfType<JsonNode>().Select(Value).ToArray(),
        _ => node.GetValueKind() switch
        {
            JsonValueKind.Number => node.GetValue<double>(),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => node.ToString(),
        },
    };

    /// <summary>jsii knows text, flags, numbers, arrays and dictionaries.</summary>
    private static JsonNode? Json(object? value) => value switch
    {
        null => null,
        string text => text,
        bool flag => flag,
        double number => number,
        IReadOnlyDictionary<string, object?> members =>
            new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Json(member.Value)))),
        object?[] items => new JsonArray([.. items.Select(Json)]),
        _ => throw new NotSupportedException($"A value of the type {value.GetType()} cannot be in a template."),
    };
}
