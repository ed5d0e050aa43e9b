namespace ImageSignatures.TrustPolicies;

/// <summary>A trust store cannot be used: the message is one sentence with the path, the cause and the remedy.</summary>
public sealed class TrustStoreException : Exception
{
    internal TrustStoreException(string path, string message)
        : base(message) => Path = path;

    /// <summary>The directory of the trust store, or the file in it that is at fault.</summary>
    public string Path { get; }
}
