using ImageSignatures.Oci;
using ImageSignatures.Registry.Transport;

namespace ImageSignatures.Registry;

/// <summary>One question to a registry.</summary>
internal sealed record RegistryRequest
{
    public required HttpMethod Method { get; init; }

    public required Uri Uri { get; init; }

    public required RequestSubject Subject { get; init; }

    public required ExchangeLimits Limits { get; init; }

    /// <summary>Makes the request's body, once for each attempt; null for none.</summary>
    public Func<HttpContent>? Body { get; init; }

    /// <summary>The first byte that is wanted of a blob; 0 for all of it.</summary>
    public long From { get; init; }

    /// <summary>Media types that are understood.</summary>
    public IReadOnlyList<string> Accept { get; init; } = MediaTypes.Manifests;

    /// <summary>Registries redirect blobs to a store whose address is a credential in itself, and which refuses a second one.</summary>
    public bool IsBlob { get; init; }
}
