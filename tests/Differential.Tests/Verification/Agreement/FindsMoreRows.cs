namespace Differential.Tests.Verification.Agreement;

/// <summary>
/// Why an image may be trusted here although notation rejects it: a good signature that notation does not come to. Each is a row in
/// docs/verification.md.
/// </summary>
internal static class FindsMoreRows
{
    public const string UnreadableReferrer = "A referrer that cannot be fetched or read stands before a good signature";

    public const string BothListings = "The good signature is listed by the tag schema only, and the registry has the referrers API";

    public const string UnusedMember = "An entry of the listing has a member of the wrong type that nobody uses";

    public const string TwiceListed =
        "Bad signatures are listed twice, and the good one is among the first hundred only when each counts once";

    public const string BehindMany = "The good signature stands behind a hundred bad ones";

    public const string PostOnly = "An OCSP responder has no answer of use to a question by GET, and a good one to the same question by POST";

    public const string MalformedEntry = "An entry of the listing is malformed";

    public const string ListingHeaders =
        "The media type of a listing has a parameter, or the registry names the filter that it applied in another case";

    public static IReadOnlyList<string> All { get; } =
    [
        BehindMany,
        UnreadableReferrer,
        BothListings,
        UnusedMember,
        TwiceListed,
        PostOnly,
        MalformedEntry,
        ListingHeaders,
    ];
}
