using ImageSignatures.Verdicts;

namespace ImageSignatures.Registry.Transport;

/// <summary>A registry, or the service that holds its credentials, did not give what was asked.</summary>
public sealed class RegistryException : Exception
{
    public RegistryException(ReasonCode code, string message, Exception? innerException = null)
        : base(message, innerException) => Reason = new Reason(code, message);

    /// <summary>The inconclusive reason that it comes to.</summary>
    public Reason Reason { get; }

    /// <summary>The registry refused, or what it has is of no use: the same request again ends the same way.</summary>
    public bool IsRefusal { get; init; }

    /// <summary>Nobody refused: there were no AWS credentials to ask with.</summary>
    public bool LacksAwsCredentials { get; init; }
}
