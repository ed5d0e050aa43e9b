namespace SignerPlugin.Signer;

/// <summary>The body of an error answer.</summary>
internal sealed record SignerErrorOutput(string? Message);
