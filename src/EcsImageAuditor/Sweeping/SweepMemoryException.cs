namespace EcsImageAuditor.Sweeping;

/// <summary>What earlier sweeps left could not be read or written.</summary>
/// <param name="message">One sentence that names the cause and the remedy.</param>
/// <param name="inner">What the store said.</param>
public sealed class SweepMemoryException(string message, Exception inner) : Exception(message, inner);
