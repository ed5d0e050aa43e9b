namespace Differential.Tests.Verification.Agreement.Peers;

/// <summary>A case of the tests of another project, made again by the rule that it is about.</summary>
/// <param name="Family">The project and the part of its tests.</param>
/// <param name="Case">The case.</param>
/// <param name="IsGood">What that project's own test expects.</param>
internal sealed record PeerCase(string Family, ArtifactCase Case, bool IsGood);
