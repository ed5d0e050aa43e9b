namespace ImageSignatures.Registry.Credentials;

/// <summary>
/// Keeps values until they have to be refreshed. Callers who want the same one at the same time share one fetch; a failure goes to
/// those who wait for it and is not kept.
/// </summary>
internal sealed class ExpiringCache<T>(TimeProvider timeProvider)
    where T : class
{
    private const int MaxEntries = 1000;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Lazy<Task<Expiring<T>>>> _entries = new(StringComparer.Ordinal);

    /// <returns>The value, if one is there and fresh.</returns>
    public T? Find(string key)
    {
        lock (_lock)
            return _entries.TryGetValue(key, out var entry) && entry.IsValueCreated && entry.Value.IsCompleted && IsUsable(entry, null)
                ? entry.Value.Result.Value
                : null;
    }

    /// <param name="key">Names the value.</param>
    /// <param name="fetch">Gets it. It serves everyone who waits, so it has a deadline of its own and not one caller's token.</param>
    /// <param name="cancellationToken">Ends this caller's waiting.</param>
    /// <param name="refused">A value that is no good any more, whatever its time.</param>
    public async Task<T> GetAsync(string key, Func<Task<Expiring<T>>> fetch, CancellationToken cancellationToken, T? refused = null)
    {
        Lazy<Task<Expiring<T>>>? entry;
        lock (_lock)
        {
            if (!_entries.TryGetValue(key, out entry) || !IsUsable(entry, refused))
            {
                if (_entries.Count >= MaxEntries)
                    _entries.Clear();
                _entries[key] = entry = new Lazy<Task<Expiring<T>>>(async () => await fetch());
            }
        }

        return (await entry.Value.WaitAsync(cancellationToken)).Value;
    }

    private bool IsUsable(Lazy<Task<Expiring<T>>> entry, T? refused) =>
        !entry.IsValueCreated || !entry.Value.IsCompleted
        || (entry.Value.IsCompletedSuccessfully
            && !ReferenceEquals(entry.Value.Result.Value, refused)
            && timeProvider.GetUtcNow() < entry.Value.Result.RefreshAt);
}
