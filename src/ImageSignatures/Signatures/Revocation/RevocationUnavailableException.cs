namespace ImageSignatures.Signatures.Revocation;

/// <summary>
/// A revocation server could not be asked, or its answer cannot be used. It never leaves the folder: <see cref="RevocationChecker"/> turns it
/// into a status. The message is a clause that names the server or the fault.
/// </summary>
internal sealed class RevocationUnavailableException(string message) : Exception(message)
{
    /// <summary>True where to ask the same server in another way would not help: no answer came at all, or none may.</summary>
    public bool IsFinal { get; init; }
}
