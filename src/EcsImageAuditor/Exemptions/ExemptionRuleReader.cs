using System.Globalization;
using System.Text.Json;
using EcsImageAuditor.Registries;
using ImageSignatures.Text;

namespace EcsImageAuditor.Exemptions;

/// <summary>Reads one rule. What would excuse more than it says is refused, with what to write in its place.</summary>
/// <param name="rule">The JSON object.</param>
/// <param name="name">Names the rule in mistakes.</param>
/// <param name="place">Where the auditor runs, or null where that is not known.</param>
/// <param name="mistakes">Gets a sentence for each.</param>
internal sealed class ExemptionRuleReader(JsonElement rule, string name, AuditorPlace? place, List<string> mistakes)
{
    private const int LongestText = 1024;

    /// <summary>Shorter beginnings are those of too many names.</summary>
    private const int ShortestStart = 4;

    private const string NoImage = "none";

    private static readonly string[] OfImages = ["registry", "repository", "cluster", "reason", "expires"];
    private static readonly string[] OfContainers = ["container", "image", "cluster", "reason", "expires"];

    /// <returns>The rule, or null where something is wrong with it.</returns>
    public Exemption? Read()
    {
        var before = mistakes.Count;
        var isOfContainers = rule.TryGetProperty("container", out _);
        var known = isOfContainers ? OfContainers : OfImages;
        foreach (var member in rule.EnumerateObject().Where(member => !known.Contains(member.Name)))
            Refuse($"has the unknown member \"{Printable.Clean(member.Name)}\"; known are {string.Join(", ", known)}.");

        var (registry, repository) = isOfContainers ? (null, null) : (Registry(), Repository());
        var container = isOfContainers ? Container() : null;
        var cluster = rule.TryGetProperty("cluster", out _) ? Cluster() : null;
        var reason = Text("reason");
        var expires = Day();
        if (mistakes.Count > before)
            return null;

        return isOfContainers
            ? new ContainerExemption(container!) { Cluster = cluster, Reason = reason!, Expires = expires }
            : new ImageExemption(registry!, repository!) { Cluster = cluster, Reason = reason!, Expires = expires };
    }

    private void Refuse(string what) => mistakes.Add($"{name} {what}");

    private RegistryPattern? Registry()
    {
        const string remedy =
            "Write the exact host (public.ecr.aws), the 12 digits of the AWS account whose ECR registries are meant, or a domain of two labels or more (*.example.com)";
        if (Text("registry") is not { } text)
            return null;
        if (text.Contains('/', StringComparison.Ordinal))
            Refuse($"has the registry \"{Printable.Clean(text)}\", which names repositories too: put these into \"repository\".");
        else if (RegistryPattern.TryParse(text, out var registry, out var mistake))
            return registry;
        else
            Refuse($"has a registry that is not exact: {mistake} {remedy}.");
        return null;
    }

    private string? Repository()
    {
        if (Text("repository") is not { } text)
            return null;
        var first = text.Split('/')[0];
        if (first.Length > 0 && !first.Contains(Wildcards.Any, StringComparison.Ordinal))
            return text;

        Refuse(
            $"has the repository \"{Printable.Clean(text)}\", whose first segment is a pattern, so that it covers repositories of anybody there: begin with a literal segment, such as team/*, or write one rule a repository.");
        return null;
    }

    private string? Container()
    {
        if (Text("image") is { } image && image != NoImage)
            Refuse(
                $"has the image \"{Printable.Clean(image)}\" for a container: write \"{NoImage}\", as only a container for which ECS names no image is excused by its name. Excuse images by registry and repository.");
        if (Text("container") is not { } text)
            return null;

        var start = text.EndsWith(Wildcards.Any) ? text[..^1] : text;
        if (start.Length >= ShortestStart && !start.Contains(Wildcards.Any, StringComparison.Ordinal))
            return text;

        Refuse(
            $"has the container \"{Printable.Clean(text)}\": write its name, or {ShortestStart} or more characters that it begins with and then *, such as agent-*.");
        return null;
    }

    private ClusterPattern? Cluster()
    {
        if (Text("cluster") is not { } text)
            return null;
        if (!ClusterPattern.TryParse(text, place, out var cluster, out var mistake))
            Refuse(mistake);
        return cluster;
    }

    private string? Text(string member)
    {
        if (
            rule.TryGetProperty(member, out var value)
            && value.ValueKind == JsonValueKind.String
            && value.GetString()!.Trim() is { Length: > 0 and <= LongestText } text
        )
            return text;

        Refuse($"has no {member}: give it as text of at most {LongestText} characters.");
        return null;
    }

    private DateOnly Day()
    {
        var text = Text("expires");
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && text is not null)
            Refuse($"expires on \"{Printable.Clean(text)}\", which is no day; write it as 2027-03-31.");
        return day;
    }
}
