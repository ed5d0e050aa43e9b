using ImageSignatures.Oci;

namespace ImageSignatures.Verification.Candidates;

/// <summary>The order in which listed signatures are looked at.</summary>
internal static class CandidateOrder
{
    /// <summary>
    /// The likeliest first. Among those of one rank from both ends of the list in turn: the good one was there before many bogus ones
    /// were attached, or was made after them.
    /// </summary>
    public static IReadOnlyList<Descriptor> Of(IReadOnlyList<Descriptor> listed, TrustHints hints) =>
        listed.Count < 2
            ? listed
            : [.. listed.GroupBy(hints.RankOf).OrderBy(rank => rank.Key).SelectMany(rank => FromBothEnds([.. rank]))];

    private static IEnumerable<Descriptor> FromBothEnds(IReadOnlyList<Descriptor> listed)
    {
        for (var taken = 0; taken < listed.Count; taken++)
            yield return listed[taken % 2 == 0 ? taken / 2 : listed.Count - 1 - (taken / 2)];
    }
}
