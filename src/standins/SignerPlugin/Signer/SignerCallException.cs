namespace SignerPlugin.Signer;

/// <summary>A call of AWS Signer failed.</summary>
/// <param name="operation">The operation called.</param>
/// <param name="failure">What the transport or the service said.</param>
internal sealed class SignerCallException(string operation, string failure) : Exception($"operation error signer: {operation}, {failure}")
{
    /// <summary>The service's error code; empty when it was not reached.</summary>
    public string Code { get; init; } = "";

    /// <summary>The service's own message.</summary>
    public string ServiceMessage { get; init; } = "";

    public string RequestId { get; init; } = "";
}
