using EcsImageAuditor.Oci;

namespace EcsImageAuditor.Registry;

/// <summary>One question to a registry.</summary>
internal sealed record RegistryRequest
{
    public required HttpMethod Method { get; init; }

    public required Uri Uri { get; init; }

    public required RequestSubject Subject { get; init; }

    /// <summary>In bytes.</summary>
    public required int MaxBody { get; init; }

    /// <summary>Media types that are understood.</summary>
    public IReadOnlyList<string> Accept { get; init; } = MediaTypes.Manifests;

    /// <summary>Registries redirect blobs to a store whose address is a credential in itself, and which refuses a second one.</summary>
    public bool IsBlob { get; init; }
}
