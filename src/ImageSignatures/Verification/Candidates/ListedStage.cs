using System.Runtime.CompilerServices;
using ImageSignatures.Oci;
using ImageSignatures.Registry;
using ImageSignatures.Registry.Transport;
using ImageSignatures.Verdicts;

namespace ImageSignatures.Verification.Candidates;

/// <summary>
/// A part of a listing that is put in order as a whole: the first answer, so that nothing waits for further pages; then the rest, each time
/// up to where the registry has to be asked for something else.
/// </summary>
internal sealed record ListedStage(IReadOnlyList<Descriptor> Referrers)
{
    /// <summary>A stage that ends with nothing more to come: further pages are put in order together, up to so many referrers.</summary>
    private const int MaxReferrers = 2000;

    /// <summary>How many answers it comes from.</summary>
    public required int Pages { get; init; }

    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Why a part of the listing was not read; null where all was.</summary>
    public string? Limit { get; init; }

    /// <summary>Why the listing broke off; null where it did not.</summary>
    public Reason? Failure { get; init; }

    public static async IAsyncEnumerable<ListedStage> ReadAsync(
        IAsyncEnumerable<ReferrerPage> pages, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var list = pages.GetAsyncEnumerator(cancellationToken);
        var most = 1;
        for (var goesOn = true; goesOn; most = MaxReferrers)
        {
            var (read, failure) = (new List<ReferrerPage>(), (Reason?)null);
            try
            {
                while (read.Sum(page => page.Referrers.Count) < most && (goesOn = await list.MoveNextAsync()))
                    read.Add(list.Current);
            }
            catch (RegistryException exception) when (!cancellationToken.IsCancellationRequested)
            {
                (failure, goesOn) = (exception.Reason, false);
            }

            yield return new ListedStage([.. read.SelectMany(page => page.Referrers)])
            {
                Pages = read.Count,
                Warnings = [.. read.SelectMany(page => page.Warnings)],
                Limit = read.Select(page => page.Limit).FirstOrDefault(limit => limit is not null),
                Failure = failure,
            };
        }
    }
}
