namespace EcsImageAuditor.Auditing;

/// <summary>How long one image may take, of the time that there is for all. Pure: the same input says the same.</summary>
internal static class ImageBudget
{
    /// <summary>Many times what a registry takes that is well, and short enough that several images which are not still leave time.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(8);

    /// <summary>
    /// How long one verification may take: less than an image's first chance, so that the verifier says itself what kept it. Masses of
    /// signatures are then <c>signature-limit</c> and not a timeout, which whoever pushes could cause.
    /// </summary>
    public static readonly TimeSpan Verification = TimeSpan.FromSeconds(6);

    private const double FirstShare = 0.25;
    private const double SecondShare = 0.5;

    /// <param name="all">The time for all images; infinite where nobody waits for others.</param>
    public static TimeSpan First(TimeSpan all)
    {
        if (all == Timeout.InfiniteTimeSpan)
            return all;
        var share = all * FirstShare;
        return share < Longest ? share : Longest;
    }

    /// <summary>Once everything has had its chance, images that took too long get another one.</summary>
    /// <param name="left">What is left of the time for all.</param>
    /// <param name="first">What each image had.</param>
    /// <returns>Null where it would not be longer than the first.</returns>
    public static TimeSpan? Second(TimeSpan left, TimeSpan first) => left * SecondShare is var share && share > first ? share : null;
}
