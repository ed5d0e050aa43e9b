namespace ImageSignatures.Registry.Transport;

/// <summary>What a request is about, for the sentence that tells of its failure.</summary>
/// <param name="Address">The repository.</param>
/// <param name="What">What is asked for, such as <c>manifest sha256:…</c>.</param>
internal sealed record RequestSubject(RepositoryAddress Address, string What)
{
    /// <summary>Who answers: the registry, or the host, and only the host, that it sent us to: addresses may hold a signature.</summary>
    public string Server(Uri uri) =>
        Address.IsOriginOf(uri) ? "the registry"
        : IsToken ? $"the registry's token service {uri.Authority}"
        : $"{uri.Authority}, where the registry redirects to,";

    /// <summary>The request is for the tag of the tag schema, which a pull-through cache of ECR looks for upstream.</summary>
    public bool IsReferrersTag { get; init; }

    /// <summary>The request goes to a token service.</summary>
    public bool IsToken { get; init; }
}
