namespace ImageSignatures.Signatures;

/// <summary>A signed attribute that the specification does not define.</summary>
/// <param name="Name">Name of the protected header.</param>
/// <param name="IsCritical">True where a verifier that does not process it must fail the signature.</param>
/// <param name="Text">Its value where that is a string, else null.</param>
/// <remarks>https://github.com/notaryproject/specifications/blob/main/specs/signature-specification.md#extended-attributes</remarks>
internal sealed record ExtendedAttribute(string Name, bool IsCritical, string? Text);
