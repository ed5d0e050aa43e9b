using System.Text.Json;
using EcsImageAuditor.Emulator.Oci;

namespace EcsImageAuditor.Emulator.Images;

/// <summary>
/// Keeps the index of referrers where a registry does not: under the tag "sha256-…" of the subject.
/// See <see href="https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#referrers-tag-schema"/>.
/// </summary>
internal sealed class ReferrersTagSchema(RegistryWriter registry) : IDisposable
{
    // Reading and writing the index is not atomic in the registry.
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);

    public async Task AddAsync(string repository, string subject, Descriptor referrer, CancellationToken ct)
    {
        await _oneAtATime.WaitAsync(ct);
        try
        {
            var tag = Digest.ReferrersTag(subject);
            var known = await ReadAsync(repository, tag, ct);
            if (known.Any(descriptor => descriptor.Digest == referrer.Digest))
                return;

            var index = new ImageIndex(MediaTypes.OciIndex, [.. known, referrer]);
            var bytes = JsonSerializer.SerializeToUtf8Bytes(index, OciJson.Default.ImageIndex);
            await registry.PushManifestAsync(repository, tag, new Content(MediaTypes.OciIndex, bytes), ct);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Dispose() => _oneAtATime.Dispose();

    private async Task<IReadOnlyList<Descriptor>> ReadAsync(string repository, string tag, CancellationToken ct)
    {
        var bytes = await registry.GetManifestAsync(repository, tag, MediaTypes.OciIndex, ct);
        return bytes.IsEmpty ? [] : JsonSerializer.Deserialize(bytes.Span, OciJson.Default.ImageIndex)?.Manifests ?? [];
    }
}
