using System.Globalization;

namespace Differential.Tests.Conformance;

/// <summary>How a verifier's answers compare with the kit's, in Markdown.</summary>
internal sealed class KitTable
{
    private readonly List<string> _rows = ["| verifier | cases | agrees | refuses more | accepts more |", "|---|---|---|---|---|"];

    public void Add(string verifier, IReadOnlyList<(KitCase Case, bool Accepts)> answers) => _rows.Add(string.Create(
        CultureInfo.InvariantCulture,
        $"| {verifier} | {answers.Count} | {Agrees(answers)} | {Refuses(answers)} | {answers.Count - Agrees(answers) - Refuses(answers)} |"));

    private static int Agrees(IReadOnlyList<(KitCase Case, bool Accepts)> answers) =>
        answers.Count(one => one.Accepts == one.Case.Accepted);

    private static int Refuses(IReadOnlyList<(KitCase Case, bool Accepts)> answers) =>
        answers.Count(one => !one.Accepts && one.Case.Accepted);

    public override string ToString() => string.Join('\n', _rows);
}
