using System.Collections.Concurrent;
using EcsImageAuditor.Emulator.Oci;

namespace EcsImageAuditor.Emulator.Registry;

/// <summary>All repositories, in memory, up to a capacity. Thread safe.</summary>
internal sealed class RegistryStore(long capacity)
{
    // Counted for each item besides its bytes, so that many tiny items are bounded too.
    private const long Overhead = 1024;

    private readonly ConcurrentDictionary<string, Repository> _repositories = new(StringComparer.Ordinal);
    private long _used;

    public string FullMessage => $"the registry is full: it holds at most {capacity} bytes";

    public Repository? Find(string repository) => _repositories.GetValueOrDefault(repository);

    /// <summary>Stores a blob; false when the registry is full.</summary>
    public bool TryPutBlob(string repository, string digest, ReadOnlyMemory<byte> bytes)
    {
        var target = Open(repository);
        if (target.TryGetBlob(digest, out _))
            return true;
        if (!TryReserve(bytes.Length))
            return false;

        target.PutBlob(digest, bytes);
        return true;
    }

    /// <summary>Stores a manifest and its tag (none when empty); false when the registry is full.</summary>
    public bool TryPutManifest(string repository, Content content, ManifestFields fields, string tag)
    {
        var target = Open(repository);
        var digest = content.Descriptor.Digest;
        if (target.FindManifest(digest) is null)
        {
            if (!TryReserve(content.Bytes.Length))
                return false;
            target.PutManifest(content, fields);
        }

        if (tag.Length > 0)
            target.Tag(tag, digest);
        return true;
    }

    /// <summary>Removes a tag, or a manifest by digest with its tags; false when there is none.</summary>
    public bool Delete(string repository, string reference)
    {
        var freed = Find(repository)?.Delete(reference) ?? -1;
        if (freed > 0)
            Interlocked.Add(ref _used, -freed - Overhead);
        return freed >= 0;
    }

    private Repository Open(string repository) => _repositories.GetOrAdd(repository, static _ => new Repository());

    private bool TryReserve(long bytes)
    {
        if (Interlocked.Add(ref _used, bytes + Overhead) <= capacity)
            return true;

        Interlocked.Add(ref _used, -bytes - Overhead);
        return false;
    }
}
