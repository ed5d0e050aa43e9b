using System.Globalization;
using Differential.Tests.Signatures.Agreement;
using Xunit.Abstractions;

namespace Differential.Tests.Verification.Agreement.Peers;

/// <summary>
/// The tests of notation-go, notation-core-go, go-cose and the COSE working group, made again by their rules with keys of this run, and
/// judged by both verifiers from the registry to the verdict.
/// </summary>
public sealed class PeerTests(ITestOutputHelper output)
{
    [NeedsFact(Component.Notation)]
    public async Task Both_verifiers_judge_the_tests_of_their_peers_as_those_do()
    {
        var cases = PeerCases.All;
        var judgements = await AgreementRun.JudgeAsync([.. cases.Select(item => item.Case)]);
        output.WriteLine(Table([.. cases.Zip(judgements)]));

        var surprises = cases.Zip(judgements).Where(pair => IsSurprise(pair.First, pair.Second))
            .Select(pair => $"{pair.First.Family}, {(pair.First.IsGood ? "good" : "bad")}: {pair.Second}")
            .ToList();
        Assert.True(surprises.Count == 0, string.Join('\n', surprises));
    }

    private static bool IsSurprise(PeerCase item, Judgement judgement) =>
        judgement.TheyAccept != item.IsGood
        || judgement.Verdicts == Agreed.Laxer
        || (judgement.Verdicts == Agreed.Stricter && !DocumentedDifferences.Explain(judgement.OurText));

    private static string Table(IReadOnlyList<(PeerCase Case, Judgement Judgement)> judged)
    {
        List<string> rows = ["| tests of | cases | both accept | both refuse | refused here only |", "|---|---|---|---|---|"];
        foreach (var family in judged.GroupBy(pair => pair.Case.Family))
        {
            int Count(Agreed verdicts) => family.Count(pair => pair.Judgement.Verdicts == verdicts);
            rows.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"| {family.Key} | {family.Count()} | {Count(Agreed.BothAccept)} | {Count(Agreed.BothRefuse)} | {Count(Agreed.Stricter)} |"));
        }

        return string.Join('\n', rows);
    }
}
