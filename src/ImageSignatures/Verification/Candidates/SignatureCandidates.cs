using System.Runtime.CompilerServices;
using ImageSignatures.Oci;
using ImageSignatures.Registry;
using ImageSignatures.Verdicts;

namespace ImageSignatures.Verification.Candidates;

/// <summary>
/// What an image is and which signatures it may have, fetched and checked: once, for every verifier that looks at it. Nothing is asked
/// before somebody looks, and no more than is looked at and a little ahead.
/// </summary>
internal sealed class SignatureCandidates : IAsyncDisposable
{
    /// <summary>The first signature is most often the good one, so it is fetched alone. Of further ones so many are on their way at once.</summary>
    private const int Ahead = 4;

    private readonly RegistryClient _registry;
    private readonly TrustHints _hints;
    private readonly CandidateBudget _budget;
    private readonly CandidateFetcher _fetcher;
    private readonly CancellationTokenSource _ending;
    private readonly Lazy<Task<Descriptor>> _subject;
    private readonly SemaphoreSlim _listing = new(1);
    private readonly List<Task<Candidate>> _candidates = [];
    private readonly Queue<Descriptor> _listed = new();
    private readonly HashSet<Digest> _seen = [];
    private readonly List<string> _warnings = [];
    private IAsyncEnumerator<ListedStage>? _stages;
    private long _bytes;
    private int _answers;
    private bool _isOver;
    private Task<bool>? _goingOn;

    /// <param name="registry">Has the image.</param>
    /// <param name="image">The image.</param>
    /// <param name="hints">Which signatures are likely to be good.</param>
    /// <param name="budget">How much is looked at.</param>
    /// <param name="cancellationToken">Ends the requests, as does disposal.</param>
    public SignatureCandidates(
        RegistryClient registry, ImageByDigest image, TrustHints hints, CandidateBudget budget, CancellationToken cancellationToken)
    {
        (_registry, Image, _hints, _budget) = (registry, image, hints, budget);
        _fetcher = new CandidateFetcher(registry, bytes => Interlocked.Add(ref _bytes, bytes));
        _ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var ending = _ending.Token;
        _subject = new Lazy<Task<Descriptor>>(() => CountAsync(registry.ResolveAsync(image, ending)));
    }

    public ImageByDigest Image { get; }

    /// <summary>What is looked at in place of what the registry lists; null for the registry's lists.</summary>
    public IReadOnlyList<Descriptor>? Listed { get; init; }

    /// <summary>The image as the registry describes it. Asked for when it is first looked at.</summary>
    public Task<Descriptor> Subject => _subject.Value;

    /// <summary>What of the listings was passed over; complete once the enumeration has ended.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>
    /// Why there may be more than was enumerated: the listing broke off (inconclusive) or the budget is used up (signature-limit). Known
    /// once the enumeration has ended.
    /// </summary>
    public Reason? Remainder { get; private set; }

    /// <summary>Whether there was so much to fetch that a deadline which passes meanwhile is no fault of the infrastructure.</summary>
    public bool AreMany => Volatile.Read(ref _answers) >= _budget.ManyAnswers;

    /// <summary>Every candidate, from the first on, for each caller.</summary>
    /// <param name="cancellationToken">Ends this enumeration and leaves that of others alone.</param>
    public async IAsyncEnumerable<Candidate> EnumerateAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var index = 0; await FindAsync(index).WaitAsync(cancellationToken) is { } candidate; index++)
            yield return await candidate.WaitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _listing.WaitAsync();
        var begun = _subject.IsValueCreated ? _candidates.Append<Task>(_subject.Value) : _candidates;
        await Task.WhenAll(begun).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_goingOn is not null)
            await ((Task)_goingOn).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_stages is not null)
            await _stages.DisposeAsync();
        _listing.Dispose();
        _ending.Dispose();
    }

    /// <returns>The candidate at a place, on its way; null behind the last one.</returns>
    private async Task<Task<Candidate>?> FindAsync(int index)
    {
        await _listing.WaitAsync(_ending.Token);
        try
        {
            while (index >= _candidates.Count && await BeginNextAsync())
            {
            }

            // Further ones only from what is listed already: a listing that is slow to go on keeps nothing back.
            for (var wanted = index == 0 ? 1 : index + Ahead; _candidates.Count < wanted && _listed.Count > 0 && IsWithinBudget();)
                Begin(_listed.Dequeue());
            if (index > 0 && _listed.Count == 0 && !_isOver)
                _ = GoOnAsync();
            return index < _candidates.Count ? _candidates[index] : null;
        }
        finally
        {
            _listing.Release();
        }
    }

    private async Task<bool> BeginNextAsync()
    {
        while (_listed.Count == 0 && !_isOver)
            _isOver = !await ListMoreAsync();
        if (_listed.Count == 0)
            return false;
        if (!IsWithinBudget())
        {
            Remainder ??= Beyond($"only the first {_candidates.Count} of the image's signatures were looked at");
            return false;
        }

        Begin(_listed.Dequeue());
        return true;
    }

    private bool IsWithinBudget() => _candidates.Count < _budget.MaxSignatures && Interlocked.Read(ref _bytes) < _budget.MaxBytes;

    private void Begin(Descriptor referrer) => _candidates.Add(CountAsync(_fetcher.FetchAsync(Image, referrer, _ending.Token)));

    private async Task<bool> ListMoreAsync()
    {
        // What failed in a way that nobody expects stays failed: it must not pass for the end of the list when the next one asks.
        if (!await GoOnAsync())
            return false;

        _goingOn = null;
        var stage = _stages!.Current;
        Interlocked.Add(ref _answers, stage.Pages);
        _warnings.AddRange(stage.Warnings);
        if (stage.Referrers.Any(IsImageItself))
            _warnings.Add($"{Image} is listed as a signature of itself, which it is not.");
        foreach (var referrer in CandidateOrder.Of([.. stage.Referrers.Where(one => !IsImageItself(one) && _seen.Add(one.Digest))], _hints))
            _listed.Enqueue(referrer);
        Remainder ??= stage.Failure ?? (stage.Limit is { } limit ? Beyond(limit) : null);
        return true;
    }

    /// <summary>Asks for the next part of the listing, which may be on its way already.</summary>
    private Task<bool> GoOnAsync()
    {
        _stages ??= ListedStage.ReadAsync(
            Listed is { } listed
                ? Only(listed)
                : _registry.ReferrerPagesAsync(Image, SignatureManifest.ArtifactTypeName, _ending.Token),
            _ending.Token).GetAsyncEnumerator();
        return _goingOn ??= _stages.MoveNextAsync().AsTask();
    }

    private static async IAsyncEnumerable<ReferrerPage> Only(IReadOnlyList<Descriptor> listed)
    {
        await Task.CompletedTask;
        yield return ReferrerPage.Empty with { Referrers = listed };
    }

    private bool IsImageItself(Descriptor referrer) => referrer.Digest == Image.Digest;

    private async Task<T> CountAsync<T>(Task<T> answer)
    {
        var result = await answer;
        Interlocked.Increment(ref _answers);
        return result;
    }

    private static Reason Beyond(string why) => new(
        ReasonCode.SignatureLimit,
        $"More is attached to the image than is looked at, and no signature among the first ones passed: {why}; "
        + "remove what does not belong to the image.");
}
