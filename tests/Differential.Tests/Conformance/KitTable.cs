using System.Globalization;

namespace Differential.Tests.Conformance;

/// <summary>How a verifier's answers compare with the kit's, in Markdown.</summary>
internal sealed class KitTable
{
    private readonly List<string> _rows = ["| verifier | cases | agrees | refuses more | accepts more |", "|---|---|---|---|---|"];

    public void Add(string verifier, IReadOnlyList<(KitCase Case, bool Accepts)> answers) => _rows.Add(string.Create(
        CultureInfo.InvariantCulture,
        $"| {verifier} | {answers.Count} | {answers.Count(one => one.Accepts == one.Case.Accepted)} | {answers.Count(one => !one.Accepts && one.Case.Accepted)} | {answers.Count(one => one.Accepts && !one.Case.Accepted)} |"));

    public override string ToString() => string.Join('\n', _rows);
}
