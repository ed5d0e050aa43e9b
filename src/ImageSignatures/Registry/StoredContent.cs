namespace ImageSignatures.Registry;

/// <summary>
/// What a registry has under a digest that somebody else wrote down. Whoever may push to the repository chooses between these; what only
/// the network or the registry itself can cause is a <see cref="Transport.RegistryException"/>.
/// </summary>
internal abstract record StoredContent
{
    private StoredContent()
    {
    }

    /// <summary>The bytes have the digest.</summary>
    /// <param name="MediaType">As the registry says; empty where it says nothing.</param>
    /// <param name="Bytes">All of them.</param>
    public sealed record Intact(string MediaType, byte[] Bytes) : StoredContent;

    /// <summary>The registry answered that it has no such thing (any more).</summary>
    /// <param name="Answer">Its status and code, for a sentence.</param>
    public sealed record Missing(string Answer) : StoredContent;

    /// <summary>There is more of it than is read.</summary>
    /// <param name="Limit">Bytes that are read.</param>
    public sealed record TooLong(int Limit) : StoredContent;

    /// <summary>A manifest of a kind whose digest is not that of its bytes: Docker's of schema 1.</summary>
    public sealed record Outdated(string MediaType) : StoredContent;
}
