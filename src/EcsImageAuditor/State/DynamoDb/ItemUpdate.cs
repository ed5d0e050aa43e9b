using System.Globalization;
using System.Text.RegularExpressions;
using Amazon.DynamoDBv2.Model;

namespace EcsImageAuditor.State.DynamoDb;

/// <summary>A change of an item, in DynamoDB's language. Attributes are written <c>#name</c>, as many names are reserved words.</summary>
/// <param name="change">The update expression.</param>
/// <param name="condition">The condition expression, or null for none.</param>
internal sealed partial class ItemUpdate(string change, string? condition = null)
{
    public string Change => change;

    public string? Condition => condition;

    /// <summary>The values behind the <c>:names</c>.</summary>
    public Dictionary<string, AttributeValue> Values { get; } = [];

    public ItemUpdate With(string name, string value)
    {
        Values[name] = new AttributeValue(value);
        return this;
    }

    /// <summary>A set.</summary>
    public ItemUpdate With(string name, List<string> value)
    {
        Values[name] = new AttributeValue(value);
        return this;
    }

    public ItemUpdate With(string name, long value)
    {
        Values[name] = new AttributeValue { N = value.ToString(CultureInfo.InvariantCulture) };
        return this;
    }

    /// <summary>Every attribute that the expressions mention.</summary>
    public Dictionary<string, string> Names() =>
        Attribute().Matches($"{change} {condition}").Select(match => match.Value).Distinct().ToDictionary(name => name, name => name[1..]);

    [GeneratedRegex("#[A-Za-z]+")]
    private static partial Regex Attribute();
}
