using Differential.Tests.Signatures.Agreement;
using Differential.Tests.Verification.Agreement.Generated;

namespace Differential.Tests.Verification.Agreement;

/// <summary>
/// Shapes of timestamps, of certificates, of revocation servers' answers and of listings, one for each rule of notation's readers: each
/// once, so that none is left to chance.
/// </summary>
public sealed class ShapeAgreementTests
{
    [NeedsFact(Component.Notation)]
    public Task Timestamps_are_refused_where_notation_refuses_them_and_elsewhere_only_for_a_documented_reason() =>
        JudgeAsync([.. TokenShapeCases.All()]);

    [NeedsFact(Component.Notation)]
    public Task Certificates_are_refused_where_notation_refuses_them_and_elsewhere_only_for_a_documented_reason() =>
        JudgeAsync([.. CertificateShapeCases.InTurn()]);

    [NeedsFact(Component.Notation)]
    public Task Answers_of_revocation_servers_are_refused_where_notation_refuses_them_and_elsewhere_only_for_a_documented_reason() =>
        JudgeAsync([.. RevocationCases.All()]);

    [NeedsFact(Component.Notation)]
    public Task Listings_are_refused_where_notation_refuses_them_and_elsewhere_only_for_a_documented_reason() =>
        JudgeAsync([.. RegistryAnswerCases.All()]);

    private static async Task JudgeAsync(IReadOnlyList<ArtifactCase> cases)
    {
        var judgements = await AgreementRun.JudgeAsync(cases);

        var surprises = judgements.Where(judgement =>
            (judgement.Verdicts == Agreed.Laxer && judgement.Case.FindsMore is null)
            || (judgement.Verdicts == Agreed.Stricter && !DocumentedDifferences.Explain(judgement.OurText))).ToList();
        Assert.True(surprises.Count == 0, string.Join("\n", surprises));
        Assert.Contains(judgements, judgement => judgement.Verdicts == Agreed.BothAccept);
        Assert.Contains(judgements, judgement => judgement.Verdicts == Agreed.BothRefuse);
    }
}
