namespace SignerPlugin.Contract;

/// <summary>What goes to standard error.</summary>
internal sealed record ErrorResponse(string ErrorCode, string ErrorMessage);
