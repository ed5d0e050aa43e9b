namespace EcsImageAuditor.Auditing;

/// <summary>What is shared between runs could not be read or written. The audit goes on without it.</summary>
/// <param name="message">One sentence that names the cause and the remedy.</param>
/// <param name="inner">What the store's client said.</param>
public sealed class StateException(string message, Exception inner) : Exception(message, inner);
