namespace ImageSignatures.Registry.Credentials;

/// <summary>Something that is good for a while. Not printed: it is a credential.</summary>
/// <param name="Value">The thing.</param>
/// <param name="RefreshAt">When to get a new one.</param>
internal sealed record Expiring<T>(T Value, DateTimeOffset RefreshAt)
{
    /// <summary>The last quarter of its life is left unused, so that it does not run out in the middle of something.</summary>
    public static Expiring<T> After(T value, DateTimeOffset now, TimeSpan lifetime) => new(value, now + (lifetime * 0.75));

    public override string ToString() => $"*** until {RefreshAt:O}";
}
