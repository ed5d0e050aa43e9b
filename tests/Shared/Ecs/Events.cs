using System.Text.Json.Nodes;

namespace EcsImageAuditor.Tests.Shared.Ecs;

/// <summary>Events as AWS documents or sends them, with made-up account ids.</summary>
internal static class Events
{
    public static JsonNode Json(string name) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "events", $"{name}.json")))!;
}
