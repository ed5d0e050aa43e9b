namespace Differential.Tests.Verification.Agreement.Generated;

/// <summary>Good and bad signatures behind one of the <see cref="ListingShapes"/>.</summary>
internal static class RegistryAnswerCases
{
    private static readonly AttachedEnvelope Good = AttachedEnvelope.Of(FixedChain.OfTwo.Jws());
    private static readonly AttachedEnvelope Bad = AttachedEnvelope.Of(FixedChain.Stranger.Jws());

    /// <summary>Each shape once, with one good signature.</summary>
    public static IEnumerable<ArtifactCase> All() =>
    [
        .. ListingShapes.Api.Select(shape => Case(shape.Name, shape.Answers, byTag: false, Good)),
        .. ListingShapes.Api.Select(shape => Case(shape.Name, shape.Answers, byTag: true, Good)),
        .. ListingShapes.Tag.Select(shape => Case(shape.Name, shape.Answers, byTag: true, Good)),
    ];

    public static ArtifactCase Next(Random random)
    {
        var (byTag, ofTag) = (random.OneIn(2), random.OneIn(3));
        var (name, answers) = random.Of(ofTag ? ListingShapes.Tag : ListingShapes.Api);
        AttachedEnvelope[] signatures = random.Of<AttachedEnvelope[]>([Good], [Good], [Bad, Good], [Good, Bad], [Bad, Bad, Good], [Bad]);
        return Case(name, answers, byTag || ofTag, signatures);
    }

    private static ArtifactCase Case(string name, RegistryAnswer[] answers, bool byTag, params AttachedEnvelope[] signatures) => new(
        $"{answers[0].Question}{(byTag ? " with the tag" : "")}: {name}, {signatures.Length} signatures",
        StatementSpec.Trusting(FixedChain.OfTwo.Root),
        signatures)
    {
        ByTag = byTag,
        Answers = answers,
        FindsMore = name switch
        {
            "a charset" or "filtered in another case" => FindsMoreRows.ListingHeaders,
            "one that is not there" => FindsMoreRows.UnreadableReferrer,
            _ when IsBroken(name) => FindsMoreRows.MalformedEntry,
            _ => byTag && answers[0].Question == ListingQuestion.Api ? FindsMoreRows.BothListings : null,
        },
    };

    private static bool IsBroken(string name) => name.EndsWith(" among them", StringComparison.Ordinal)
        || name is "a size that is a text" or "a size below zero" or "a digest that is none" or "a type that is a number"
            or "annotations that are a list";
}
