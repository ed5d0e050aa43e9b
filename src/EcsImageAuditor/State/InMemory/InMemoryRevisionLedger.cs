using EcsImageAuditor.Gating;
using ImageSignatures.Text;

namespace EcsImageAuditor.State.InMemory;

/// <summary>Keeps digests for the life of the process.</summary>
internal sealed class InMemoryRevisionLedger : IRevisionLedger
{
    private const int Capacity = 1_000;

    private readonly BoundedMap<string, IReadOnlyDictionary<string, string>> _revisions = new(Capacity);

    public Task<IReadOnlyDictionary<string, string>> DigestsAsync(string revision, CancellationToken cancellationToken) =>
        Task.FromResult(_revisions.TryGet(revision, out var digests) ? digests : new Dictionary<string, string>());

    public Task KeepAsync(string revision, IReadOnlyDictionary<string, string> digests, CancellationToken cancellationToken)
    {
        _revisions.Set(revision, digests.ToDictionary());
        return Task.CompletedTask;
    }
}
