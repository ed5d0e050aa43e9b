namespace EcsImageAuditor.Registry;

/// <summary>Something that is good for a while.</summary>
/// <param name="Value">The thing. Not printed: it is a credential.</param>
/// <param name="RefreshAt">When to get a new one.</param>
internal sealed record Expiring<T>(T Value, DateTimeOffset RefreshAt)
{
    public override string ToString() => $"*** until {RefreshAt:O}";
}
