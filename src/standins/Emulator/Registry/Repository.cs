using EcsImageAuditor.Emulator.Oci;

namespace EcsImageAuditor.Emulator.Registry;

/// <summary>The blobs, manifests, tags and referrers of one repository. Thread safe.</summary>
internal sealed class Repository
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, ReadOnlyMemory<byte>> _blobs = [];
    private readonly Dictionary<string, StoredManifest> _manifests = [];
    private readonly Dictionary<string, List<StoredManifest>> _referrers = [];
    private readonly SortedDictionary<string, string> _tags = new(StringComparer.Ordinal);
    private long _sequence;

    public bool TryGetBlob(string digest, out ReadOnlyMemory<byte> bytes)
    {
        lock (_lock)
            return _blobs.TryGetValue(digest, out bytes);
    }

    public void PutBlob(string digest, ReadOnlyMemory<byte> bytes)
    {
        lock (_lock)
            _blobs[digest] = bytes;
    }

    /// <summary>Finds a manifest by tag or digest.</summary>
    public StoredManifest? FindManifest(string reference)
    {
        lock (_lock)
            return _manifests.GetValueOrDefault(_tags.GetValueOrDefault(reference, reference));
    }

    public StoredManifest PutManifest(Content content, ManifestFields fields)
    {
        lock (_lock)
        {
            var digest = content.Descriptor.Digest;
            if (_manifests.TryGetValue(digest, out var known))
                return known;

            var manifest = new StoredManifest(content, fields, ++_sequence);
            _manifests.Add(digest, manifest);
            if (manifest.Subject.Length > 0)
                ReferrersOf(manifest.Subject).Add(manifest);
            return manifest;
        }
    }

    public void Tag(string tag, string digest)
    {
        lock (_lock)
            _tags[tag] = digest;
    }

    /// <summary>Removes a tag, or a manifest by digest with all its tags.</summary>
    /// <returns>The bytes freed, or -1 when there was nothing to remove.</returns>
    public long Delete(string reference)
    {
        lock (_lock)
        {
            if (_tags.Remove(reference))
                return 0;
            if (!_manifests.Remove(reference, out var manifest))
                return -1;

            foreach (var tag in _tags.Where(tag => tag.Value == reference).Select(tag => tag.Key).ToList())
                _tags.Remove(tag);
            if (manifest.Subject.Length > 0)
                ReferrersOf(manifest.Subject).Remove(manifest);
            return manifest.Content.Bytes.Length;
        }
    }

    /// <summary>The tags in lexical order.</summary>
    public IReadOnlyList<string> Tags()
    {
        lock (_lock)
            return [.. _tags.Keys];
    }

    /// <summary>The manifests whose subject is the digest, in the order of their pushes.</summary>
    public IReadOnlyList<StoredManifest> Referrers(string digest)
    {
        lock (_lock)
            return _referrers.TryGetValue(digest, out var referrers) ? [.. referrers] : [];
    }

    private List<StoredManifest> ReferrersOf(string subject)
    {
        if (!_referrers.TryGetValue(subject, out var referrers))
            _referrers.Add(subject, referrers = []);
        return referrers;
    }
}
