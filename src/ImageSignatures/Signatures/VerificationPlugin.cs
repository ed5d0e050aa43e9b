namespace ImageSignatures.Signatures;

/// <summary>The notation plugin that a signature asks to be verified with.</summary>
/// <param name="Name">Name of the plugin, such as <c>com.amazonaws.signer.notation.plugin</c>.</param>
/// <param name="MinimumVersion">The lowest version that may verify it; null where the signature does not say.</param>
/// <remarks>https://github.com/notaryproject/specifications/blob/main/specs/signature-specification.md#extended-attributes-for-notation-plugins</remarks>
internal sealed record VerificationPlugin(string Name, SemanticVersion? MinimumVersion);
