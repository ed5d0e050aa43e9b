using System.Globalization;
using Amazon.DynamoDBv2.Model;

namespace EcsImageAuditor.State.DynamoDb;

/// <summary>Reads an item's attributes. One that is missing or has another type counts as 0, or as no text.</summary>
internal static class ItemReading
{
    public static long Number(this Dictionary<string, AttributeValue> item, string name) =>
        item.TryGetValue(name, out var value)
        && long.TryParse(value.N, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : 0;

    /// <summary>A set of texts; none where it is missing.</summary>
    public static IReadOnlyCollection<string> Texts(this Dictionary<string, AttributeValue> item, string name) =>
        item.TryGetValue(name, out var value) ? value.SS ?? [] : [];

    public static string? Text(this Dictionary<string, AttributeValue> item, string name) =>
        item.TryGetValue(name, out var value) ? value.S : null;
}
