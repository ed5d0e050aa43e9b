namespace ImageSignatures.Verification.Notation;

/// <summary>No notation configuration could be made: one sentence that names the cause and the remedy.</summary>
public sealed class NotationConfigurationException(string message, Exception? innerException = null) : Exception(message, innerException);
