namespace ImageSignatures.Signatures;

/// <summary>
/// Bytes from outside do not follow their format. Thrown by the readers of this folder and turned into a reason where the reading began;
/// it never leaves the folder. The message is the end of a sentence that names what was read.
/// </summary>
internal sealed class MalformedException(string message) : Exception(message);
