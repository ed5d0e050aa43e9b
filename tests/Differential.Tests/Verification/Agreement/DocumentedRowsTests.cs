using System.Text;
using Differential.Tests.Signatures.Agreement;
using ImageSignatures.TrustPolicies;

namespace Differential.Tests.Verification.Agreement;

/// <summary>What docs/stricter-than-notation.md says is so: each of its rows is shown by a case, which both verifiers judge.</summary>
public sealed class DocumentedRowsTests
{
    private const string Page = "docs/stricter-than-notation.md";

    [NeedsFact(Component.Notation)]
    public async Task Each_row_of_the_documentation_is_shown_by_a_case_that_only_notation_accepts()
    {
        var rows = Rows();
        var judgements = await AgreementRun.JudgeAsync([.. RowWitnesses.All.Select(witness => witness.Case)]);

        var shown = RowWitnesses.All.Zip(judgements).ToList();
        var surprises = shown.Where(pair => !Shows(pair.First, pair.Second)).Select(pair => $"{pair.First.Row}: {pair.Second}").ToList();
        foreach (var witness in RowWitnesses.OfPolicies)
            surprises.AddRange(await SurpriseAsync(witness));
        Assert.True(surprises.Count == 0, string.Join('\n', surprises));

        var witnesses = RowWitnesses.All.Select(witness => (witness.Section, witness.Row))
            .Concat(RowWitnesses.OfPolicies.Select(witness => (witness.Section, witness.Row)))
            .ToList();
        var withoutCase = rows.Where(row => !witnesses.Exists(witness => IsOf(witness, row))).ToList();
        Assert.True(withoutCase.Count == 0, $"no case shows these rows of {Page}:\n{string.Join('\n', withoutCase)}");
        var withoutRow = witnesses.Where(witness => !rows.Any(row => IsOf(witness, row))).ToList();
        Assert.True(withoutRow.Count == 0, $"these cases show no row of {Page}:\n{string.Join('\n', withoutRow)}");
    }

    private static bool IsOf((string Section, string Row) witness, (string Section, string Text) row) =>
        witness.Section == row.Section && row.Text.StartsWith(witness.Row, StringComparison.Ordinal);

    private static bool Shows(RowWitness witness, Judgement judgement) =>
        (judgement.Verdicts == Agreed.Stricter || (witness.DependsOnGo && !judgement.WeAccept))
        && judgement.OurText.Contains(witness.Reason, StringComparison.Ordinal);

    private static async Task<IEnumerable<string>> SurpriseAsync(PolicyWitness witness)
    {
        using var notation = new NotationCli();
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.FullName, "policy.json");
        await File.WriteAllTextAsync(file, witness.Policy);
        var run = await notation.RunAsync(["policy", "import", "--force", file]);
        var reading = TrustPolicyDocument.Read(Encoding.UTF8.GetBytes(witness.Policy));
        var reasons = string.Join(' ',
            reading.Mistakes.Where(mistake => mistake.Severity == PolicySeverity.Error).Select(mistake => mistake.Message));
        return run.ExitCode == 0 && reading.Document is null && reasons.Contains(witness.Reason, StringComparison.Ordinal)
            ? []
            : [$"{witness.Row}: {reasons} Notation: {run.Error}"];
    }

    // Heading and first cell of each row of each table.
    private static List<(string Section, string Text)> Rows()
    {
        var (rows, section) = (new List<(string, string)>(), "");
        foreach (var line in File.ReadAllLines(Path.Combine(ComponentCatalog.RepositoryRoot, Page)))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
                section = line[3..];
            else if (line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| rejected here", StringComparison.Ordinal))
                rows.Add((section, line[2..]));
        }

        Assert.NotEmpty(rows);
        return rows;
    }
}
