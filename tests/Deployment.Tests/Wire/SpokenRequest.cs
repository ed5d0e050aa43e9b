using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Deployment.Tests.Wire;

/// <summary>A request in the form in which two are compared.</summary>
/// <param name="Line">Method, host, path, target, content type and signature's scope by name.</param>
/// <param name="Members">The values of query and body by the path of their member, as in <c>tags[].Key</c>.</param>
internal sealed partial record SpokenRequest(IReadOnlyDictionary<string, string> Line, IReadOnlyDictionary<string, string> Members)
{
    /// <summary>What our client sends.</summary>
    public static SpokenRequest Of(HttpRequestMessage request, string body)
    {
        string? Header(string name) => request.Headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null;
        var query = Pairs(request.RequestUri!.Query.TrimStart('?'));
        return Of(
            (request.Method.Method, request.RequestUri.Host, request.RequestUri.AbsolutePath),
            (Header("X-Amz-Target"), request.Content?.Headers.ContentType?.ToString(), Header("Authorization")),
            query,
            body);
    }

    /// <summary>What AWS's client sends.</summary>
    public static SpokenRequest Of(ModelledRequest request)
    {
        string? Header(string name) => request.Headers.GetValueOrDefault(name);
        var query =
            from entry in request.Query
            from value in entry.Value.ValueKind == JsonValueKind.Array ? [.. entry.Value.EnumerateArray()] : new[] { entry.Value }
            select (entry.Key, value.GetString()!);
        return Of(
            (request.Method, request.Host, request.Path),
            (Header("x-amz-target"), Header("content-type"), Header("authorization")),
            query,
            request.Body);
    }

    private static SpokenRequest Of(
        (string Method, string Host, string Path) line,
        (string? Target, string? ContentType, string? Authorization) headers,
        IEnumerable<(string Name, string Value)> query,
        string body)
    {
        var mediaType = headers.ContentType is null ? "" : MediaTypeHeaderValue.Parse(headers.ContentType).MediaType!;
        var members = query
            .Concat(mediaType == "application/x-www-form-urlencoded" ? Pairs(body).Select(Structured) : Leaves(body))
            .ToDictionary(member => member.Name, member => Normal(member.Value));
        return new SpokenRequest(
            new Dictionary<string, string>
            {
                ["method"] = line.Method,
                ["host"] = line.Host,
                ["path"] = line.Path,
                ["target"] = headers.Target ?? "",
                ["content type"] = mediaType,
                // Credential=KEY/DATE/REGION/SERVICE/aws4_request
                ["scope of the signature"] = string.Join('/', headers.Authorization!.Split(',')[0].Split('/')[2..4]),
            },
            members);
    }

    private static IEnumerable<(string Name, string Value)> Pairs(string text) =>
        from pair in text.Split('&', StringSplitOptions.RemoveEmptyEntries)
        let parts = pair.Split('=', 2)
        select (Decoded(parts[0]), Decoded(parts[1]));

    private static string Decoded(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    /// <summary>The query protocol counts entries: <c>MessageAttributes.entry.1.Value.DataType</c>.</summary>
    private static (string Name, string Value) Structured((string Name, string Value) pair) =>
        (Entry().Replace(Item().Replace(pair.Name, "[]"), "{}"), pair.Value);

    private static IEnumerable<(string Name, string Value)> Leaves(string body)
    {
        if (body.Length == 0)
            return [];
        using var document = JsonDocument.Parse(body);
        return [.. Leaves(document.RootElement, "")];
    }

    private static IEnumerable<(string Name, string Value)> Leaves(JsonElement value, string path) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member => Leaves(
            member.Value, IsMap(member) ? $"{path}{{}}" : path.Length == 0 ? member.Name : $"{path}.{member.Name}")),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(one => Leaves(one, $"{path}[]")),
        JsonValueKind.Number => [(path, value.GetDouble().ToString(CultureInfo.InvariantCulture))],
        _ => [(path, value.GetRawText())],
    };

    /// <summary>A map's one key is "text"; no structure has such a member.</summary>
    private static bool IsMap(JsonProperty member) => member.Name == "text";

    private static string Normal(string value) =>
        Instant().IsMatch(value) ? DateTimeOffset.Parse(value, CultureInfo.InvariantCulture).ToString("O") : value;

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}T[\d:.]+Z$")]
    private static partial Regex Instant();

    [GeneratedRegex(@"\.member\.1(?=\.|$)")]
    private static partial Regex Item();

    [GeneratedRegex(@"\.entry\.1\.Value(?=\.|$)")]
    private static partial Regex Entry();
}
