namespace Differential.Tests.Conformance;

/// <summary>One line of the kit's list of cases.</summary>
/// <param name="Name">What is special about it.</param>
/// <param name="Folder">Where its files are, below the kit.</param>
/// <param name="Scope">The repository that its trust policy is for.</param>
/// <param name="Digest">Digest of the image in its layout.</param>
/// <param name="Accepted">Whether notation accepts the image.</param>
/// <param name="Needs">What a verifier has to have besides: <c>aws-signer</c>, or nothing.</param>
/// <param name="Validations">The outcome of each validation by its name in the specification.</param>
internal sealed record KitCase(
    string Name,
    string Folder,
    string Scope,
    string Digest,
    bool Accepted,
    string Needs,
    IReadOnlyDictionary<string, string> Validations)
{
    /// <summary>Builtin refuses it for a reason that stands in docs/stricter-than-notation.md. Not part of the kit's files.</summary>
    public bool IsRefusedHere { get; init; }
}
