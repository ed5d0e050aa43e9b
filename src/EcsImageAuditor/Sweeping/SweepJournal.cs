using EcsImageAuditor.Auditing;

namespace EcsImageAuditor.Sweeping;

/// <summary>
/// What was known before, and what is known now. Without a memory, or with one that fails, nothing is called changed and everything is
/// told: an alert too many is better than one too few.
/// </summary>
internal sealed class SweepJournal(ISweepMemory? memory, SweepRequest request, TimeProvider time)
{
    private const int Parallelism = 8;

    private static readonly TimeSpan Refreshed = TimeSpan.FromDays(1);

    private readonly Dictionary<SweepWorkload, Dictionary<string, KnownImage>> _before = [];
    private readonly Dictionary<SweepWorkload, Dictionary<string, KnownImage>> _changed = [];
    private readonly List<string> _notes = [];
    private ISweepMemory? _memory = memory;

    /// <summary>What did not work, a sentence each.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>True when it is known what earlier sweeps found.</summary>
    public bool IsKept => _memory is not null;

    public Task<SweepPosition?> PositionAsync(CancellationToken cancellationToken) => TryAsync(
        known => known.PositionAsync(request.Scope, cancellationToken), null);

    public Task KeepPositionAsync(SweepPosition? position, CancellationToken cancellationToken) => KeepAsync(
        known => known.KeepPositionAsync(request.Scope, position, cancellationToken));

    /// <summary>What is known of workloads that were not asked for before.</summary>
    public async Task LoadAsync(IEnumerable<SweepWorkload> workloads, CancellationToken cancellationToken)
    {
        foreach (var group in workloads.Distinct().Where(workload => !_before.ContainsKey(workload)).Chunk(Parallelism))
        {
            var known = await TryAsync(
                async known => await Task.WhenAll(group.Select(workload => known.ImagesAsync(workload, cancellationToken))),
                []
            );
            foreach (var (workload, images) in group.Zip(known))
                _before[workload] = images.ToDictionary(StringComparer.Ordinal);
        }
    }

    public SweepChange? ChangeOf(ContainerAudit audit) =>
        IsKept
            ? ChangeRule.Of(_before.GetValueOrDefault(SweepWorkload.Of(audit.Task))?.GetValueOrDefault(KeyOf(audit)), audit.Image.Verdict)
            : null;

    public void Remember(ContainerAudit audit)
    {
        if (
            !KnownImage.IsKept(audit.Image.Verdict)
            || audit.Image.Image is null
            || !_before.TryGetValue(SweepWorkload.Of(audit.Task), out var images)
        )
            return;

        var now = KnownImage.Of(audit.Image.Verdict, time.GetUtcNow());
        var before = images.GetValueOrDefault(KeyOf(audit));
        if (before is not null && before with { SeenAt = now.SeenAt } == now && now.SeenAt - before.SeenAt < Refreshed)
            return;

        images[KeyOf(audit)] = now;
        _changed[SweepWorkload.Of(audit.Task)] = images;
    }

    /// <summary>Called when people have been told: a run that dies before tells them again.</summary>
    public async Task SaveAsync(CancellationToken cancellationToken)
    {
        var images = _changed.ToDictionary(
            known => known.Key, known => (IReadOnlyDictionary<string, KnownImage>)KnownImage.Prune(known.Value, time.GetUtcNow()));
        _changed.Clear();
        if (images.Count > 0)
            await KeepAsync(known => known.KeepImagesAsync(images, cancellationToken));
    }

    /// <summary>A cluster that is done with will not be asked for again.</summary>
    public void Forget() => _before.Clear();

    private static string KeyOf(ContainerAudit audit) => audit.Image.Image?.ByDigest.ToString() ?? audit.Image.Name;

    private Task KeepAsync(Func<ISweepMemory, Task> keep) => request.Remembers
        ? TryAsync(
            async known =>
            {
                await keep(known);
                return true;
            },
            false)
        : Task.CompletedTask;

    private async Task<T> TryAsync<T>(Func<ISweepMemory, Task<T>> call, T otherwise)
    {
        if (_memory is null)
            return otherwise;

        try
        {
            return await call(_memory);
        }
        catch (SweepMemoryException exception)
        {
            _memory = null;
            _notes.Add($"The sweep went on without a memory, so what it reports may have been reported before. {exception.Message}");
            return otherwise;
        }
    }
}
