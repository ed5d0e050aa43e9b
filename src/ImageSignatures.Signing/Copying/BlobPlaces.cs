using System.Collections.Concurrent;
using ImageSignatures.Oci;
using ImageSignatures.Registry.Transport;

namespace ImageSignatures.Signing.Copying;

/// <summary>Which repositories are known to have which blobs, so that images which share layers send them once.</summary>
internal sealed class BlobPlaces
{
    private readonly ConcurrentDictionary<(RepositoryName, Digest), Lazy<Task>> _transfers = new();
    private readonly ConcurrentDictionary<(string Registry, Digest), string> _repositories = new();

    /// <summary>A repository of the registry that has the blob, if one is known.</summary>
    public string? Find(string registry, Digest blob) => _repositories.GetValueOrDefault((registry, blob));

    /// <summary>Brings the blob there, unless that is done already, or waits for whoever is at it.</summary>
    /// <param name="target">Gets the blob.</param>
    /// <param name="blob">The blob.</param>
    /// <param name="transfer">Brings it. A failure is told to all who wait, and is not kept.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task EnsureAsync(RepositoryName target, Digest blob, Func<Task> transfer, CancellationToken cancellationToken)
    {
        while (true)
        {
            var entry = _transfers.GetOrAdd((target, blob), _ => new Lazy<Task>(transfer));
            try
            {
                await entry.Value.WaitAsync(cancellationToken);
                _repositories.TryAdd((target.Registry, blob), target.Repository);
                return;
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // The image for which it was being brought was given up; this one was not.
                _transfers.TryRemove(KeyValuePair.Create((target, blob), entry));
            }
            catch (RegistryException)
            {
                _transfers.TryRemove(KeyValuePair.Create((target, blob), entry));
                throw;
            }
        }
    }
}
