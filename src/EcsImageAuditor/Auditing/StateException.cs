namespace EcsImageAuditor.Auditing;

/// <summary>What is shared between runs could not be read or written. The audit goes on without it.</summary>
/// <param name="message">One sentence that names the cause and the remedy.</param>
/// <param name="inner">What the store's client said.</param>
public class StateException(string message, Exception inner) : Exception(message, inner);

/// <summary>The store works, but does not take this one item.</summary>
/// <inheritdoc cref="StateException(string, Exception)"/>
public sealed class StateItemException(string message, Exception inner) : StateException(message, inner);
