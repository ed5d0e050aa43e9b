using System.Text.Json.Nodes;
using Deployment.Tests.Synthesis;

namespace Deployment.Tests.Schemas;

/// <summary>Finds what CloudFormation or IAM would refuse in a template, as far as AWS's own schemas tell.</summary>
internal sealed class TemplateCheck
{
    private readonly Template _template;
    private readonly AwsSchemas _schemas;
    private readonly List<string> _mistakes = [];

    private TemplateCheck(Template template, AwsSchemas schemas) => (_template, _schemas) = (template, schemas);

    /// <returns>A sentence for each mistake.</returns>
    public static async Task<IReadOnlyList<string>> FindMistakesAsync(Template template)
    {
        var services = ActionsOf(template).Select(held => held.Action.Split(':')[0]).Where(prefix => prefix != "*");
        var schemas = await AwsSchemas.OfAsync(template.Resources.Select(resource => resource.Type).Concat(services));
        var check = new TemplateCheck(template, schemas);
        foreach (var resource in template.Resources)
            check.Check(resource);
        check._mistakes.AddRange(
            from held in ActionsOf(template)
            where !schemas.HasAction(held.Action)
            select $"{held.Resource.Id}: IAM knows no action {held.Action}");
        return check._mistakes;
    }

    private static IEnumerable<(Resource Resource, string Action)> ActionsOf(Template template) =>
        from held in template.Statements
        from action in held.Statement.Actions
        select (held.Resource, action);

    private void Check(Resource resource)
    {
        if (_schemas.PropertiesOf(resource.Type) is { } known)
            CheckMembers(resource.Id, resource.Properties, known);
        else
            _mistakes.Add($"{resource.Id}: CloudFormation knows no type {resource.Type}");
    }

    private void CheckMembers(string at, JsonObject members, JsonObject known)
    {
        foreach (var (name, _) in members.Where(member => !known.ContainsKey(member.Key)))
            _mistakes.Add($"{at}.{name}: there is no such property; there are {string.Join(", ", known.Select(property => property.Key).Order())}");
        foreach (var (name, property) in known)
        {
            if (members[name] is { } value)
                CheckValue($"{at}.{name}", value, property!["type"]!);
            else if (property!["required"]!.GetValue<bool>())
                _mistakes.Add($"{at}.{name}: is required and missing");
        }
    }

    private void CheckValue(string at, JsonNode value, JsonNode type)
    {
        if (IsFunction(value))
        {
            CheckFunction(at, value.AsObject(), type);
            return;
        }

        switch (type["type"]!.ToString())
        {
            case "ref" when value is JsonObject members:
                CheckMembers(at, members, _schemas.PropertiesOf(type["reference"]!));
                break;
            case "array" when value is JsonArray items:
                foreach (var (index, item) in items.Index())
                    CheckValue($"{at}[{index}]", item!, type["element"]!);
                break;
            case "map" when value is JsonObject entries:
                foreach (var (name, entry) in entries)
                    CheckValue($"{at}.{name}", entry!, type["element"]!);
                break;
            case "union":
                CheckUnion(at, value, type["types"]!.AsArray());
                break;
            default:
                if (!Scalars.Fits(value, type))
                    _mistakes.Add($"{at}: {value.ToJsonString()} is no {Scalars.NameOf(type)}");
                break;
        }
    }

    /// <summary>One of the types has to fit; of several that do not, the mistakes of the first.</summary>
    private void CheckUnion(string at, JsonNode value, JsonArray types)
    {
        var attempts = types.Select(type =>
        {
            var attempt = new TemplateCheck(_template, _schemas);
            attempt.CheckValue(at, value, type!);
            return attempt._mistakes;
        }).ToList();
        if (attempts.TrueForAll(mistakes => mistakes.Count > 0))
            _mistakes.AddRange(attempts[0]);
    }

    private static bool IsFunction(JsonNode value) =>
        value is JsonObject { Count: 1 } only && only.Single().Key is var name && (name == "Ref" || name.StartsWith("Fn::", StringComparison.Ordinal));

    private void CheckFunction(string at, JsonObject function, JsonNode type)
    {
        if (function["Fn::If"] is JsonArray { Count: 3 } choice)
        {
            CheckValue(at, choice[1]!, type);
            CheckValue(at, choice[2]!, type);
        }
        else if (function["Fn::GetAtt"] is JsonArray { Count: 2 } attribute)
        {
            var target = _template.Resources.SingleOrDefault(resource => resource.Id == attribute[0]!.ToString());
            if (target is null)
                _mistakes.Add($"{at}: there is no resource {attribute[0]}");
            else if (!_schemas.AttributesOf(target.Type).Contains(attribute[1]!.ToString()))
                _mistakes.Add($"{at}: a {target.Type} has no attribute {attribute[1]}");
        }
    }
}
