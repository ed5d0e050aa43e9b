namespace ImageSignatures.TrustPolicies;

/// <summary>There is no trust policy that can be used: the message is one sentence with the cause and the remedy.</summary>
public sealed class TrustPolicyException : Exception
{
    internal TrustPolicyException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    internal TrustPolicyException(string message, IReadOnlyList<PolicyMistake> mistakes)
        : base(message) => Mistakes = mistakes;

    /// <summary>Everything that is wrong in the file, warnings too; empty where the file itself could not be read.</summary>
    public IReadOnlyList<PolicyMistake> Mistakes { get; } = [];
}
