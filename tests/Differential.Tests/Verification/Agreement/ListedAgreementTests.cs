using Differential.Tests.Signatures.Agreement;

namespace Differential.Tests.Verification.Agreement;

/// <summary>
/// The rule of the builtin verifier: it accepts no signature that notation rejects, and where it rejects what notation accepts, the case is
/// documented. Here with cases that were thought out one by one.
/// </summary>
public sealed class ListedAgreementTests
{
    [NeedsFact(Component.Notation)]
    public async Task Each_envelope_is_judged_as_expected()
    {
        IReadOnlyList<AgreementCase> envelopes = [.. JwsCases.All, .. CoseCases.All, .. ChainCases.All];
        await JudgeAsync([.. envelopes.Select(item => (ArtifactCase.Of(item), item.Expected))]);
    }

    [NeedsFact(Component.Notation)]
    public Task Each_manifest_and_listing_is_judged_as_expected() => JudgeAsync([.. ListingCases.All]);

    private static async Task JudgeAsync(IReadOnlyList<(ArtifactCase Case, Agreed Expected)> cases)
    {
        await using var bench = await AgreementBench.StartAsync();
        var judgements = await bench.JudgeAsync([.. cases.Select(item => item.Case)]);

        Assert.NotEmpty(cases);
        Assert.Equal(cases.Count, judgements.Count);
        var surprises = cases.Zip(judgements, (item, found) => Surprise(item.Expected, found)).OfType<string>();
        Assert.True(!surprises.Any(), string.Join("\n", surprises));
    }

    private static string? Surprise(Agreed expected, Judgement found) =>
        found.Verdicts == expected || (!found.WeAccept && expected == Agreed.RefusedHere) ? null : $"{found}";
}
