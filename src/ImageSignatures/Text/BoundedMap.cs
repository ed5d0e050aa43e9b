using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace ImageSignatures.Text;

/// <summary>Remembers values for a process, at most so many: the oldest keys are forgotten.</summary>
internal sealed class BoundedMap<TKey, TValue>(int capacity)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, TValue> _values = new();
    private readonly ConcurrentQueue<TKey> _order = new();

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value) => _values.TryGetValue(key, out value);

    public void Set(TKey key, TValue value)
    {
        if (_values.TryAdd(key, value))
            _order.Enqueue(key);
        else
            _values[key] = value;
        while (_values.Count > capacity && _order.TryDequeue(out var oldest))
            _values.TryRemove(oldest, out _);
    }
}
