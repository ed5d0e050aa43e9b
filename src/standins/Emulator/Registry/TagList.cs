namespace EcsImageAuditor.Emulator.Registry;

/// <summary>The answer of /tags/list.</summary>
internal sealed record TagList(string Name, IReadOnlyList<string> Tags);
