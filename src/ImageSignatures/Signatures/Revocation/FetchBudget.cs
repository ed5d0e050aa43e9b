namespace ImageSignatures.Signatures.Revocation;

/// <summary>
/// How many bytes of answers may come for all certificates of one chain together. A chain can have 15 certificates with four lists and
/// deltas each, all of which are asked for at once.
/// </summary>
/// <param name="bytes">The sum, whatever the number of answers.</param>
internal sealed class FetchBudget(int bytes)
{
    /// <summary>Two of the longest revocation lists that are read.</summary>
    private const int BytesOfChain = 2 * 16 * 1024 * 1024;

    private int _left = bytes;

    public static FetchBudget OfChain() => new(BytesOfChain);

    /// <summary>Takes bytes that came. Used by several threads.</summary>
    /// <returns>False where they are more than is left.</returns>
    public bool TryTake(int count) => Interlocked.Add(ref _left, -count) >= 0;
}
