namespace Differential.Tests.Verification.Agreement;

/// <summary>
/// A case that shows a row of docs/stricter-than-notation.md: notation accepts it, and builtin refuses it for the row's reason.
/// </summary>
/// <param name="Section">The heading that the row stands under.</param>
/// <param name="Row">How the row begins.</param>
/// <param name="Case">The case.</param>
/// <param name="Reason">A part of what builtin says.</param>
internal sealed record RowWitness(string Section, string Row, ArtifactCase Case, string Reason)
{
    /// <summary>What notation says of it depends on the version of Go that it was built with.</summary>
    public bool DependsOnGo { get; init; }
}

/// <summary>The same for a row about policies, which notation is asked about by itself.</summary>
/// <param name="Section">The heading that the row stands under.</param>
/// <param name="Row">How the row begins.</param>
/// <param name="Policy">The policy.</param>
/// <param name="Reason">A part of what builtin says.</param>
internal sealed record PolicyWitness(string Section, string Row, string Policy, string Reason);
