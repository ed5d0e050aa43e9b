using Differential.Tests.Signatures.Agreement;
using Differential.Tests.Verification.Agreement.Generated;
using EcsImageAuditor.Tests.Shared.Properties;

namespace Differential.Tests.Verification.Agreement;

/// <summary>
/// Hundreds of generated images and statements, each judged by the real notation and by the builtin verifier. Set
/// PROPERTY_SEED to try others than those of every run, or to repeat a failure, whose message names its seed, and AGREEMENT_CASES=3000 to
/// try about that many.
/// </summary>
public sealed class GeneratedAgreementTests
{
    private const int AtLeast = 500;

    // So that the generators do not end up in what both reject anyway.
    private const int AtLeastOfEach = 100;

    [NeedsFact(Component.Notation)]
    public async Task No_signature_that_notation_rejects_is_accepted_and_what_only_this_rejects_is_documented()
    {
        var cases = GeneratedCases.Of(PropertyRuns.Seed);
        Assert.True(cases.Count >= AtLeast);
        var judgements = await AgreementRun.JudgeAsync(cases);

        var surprises = judgements.Where(IsSurprise).ToList();
        Assert.True(surprises.Count == 0, string.Join("\n", surprises));
        Assert.InRange(judgements.Count(judgement => judgement.Verdicts == Agreed.BothAccept), AtLeastOfEach, cases.Count);
        Assert.InRange(judgements.Count(judgement => judgement.Verdicts == Agreed.BothRefuse), AtLeastOfEach, cases.Count);
        await ConfirmAsync([.. judgements.Where(judgement => judgement.Verdicts == Agreed.Laxer)]);
    }

    private static bool IsSurprise(Judgement judgement) => judgement.Verdicts switch
    {
        Agreed.Laxer => judgement.Case.FindsMore is null,
        Agreed.Stricter => !DocumentedDifferences.Explain(judgement.OurText),
        _ => false,
    };

    // Where notation does not come to the signature that was accepted here, it accepts it once it stands alone.
    private static async Task ConfirmAsync(IReadOnlyList<Judgement> found)
    {
        var alone = found.SelectMany(judgement => judgement.Case.Alone());
        var judged = await AgreementRun.JudgeAsync([.. alone]);

        Assert.All(judged.Where(judgement => judgement.WeAccept), judgement => Assert.Equal(Agreed.BothAccept, judgement.Verdicts));
        Assert.Equal(
            found.Select(judgement => judgement.Case.Name).Order(),
            judged.Where(judgement => judgement.WeAccept).Select(judgement => judgement.Case.Name).Distinct().Order());
    }
}
