using EcsImageAuditor.Emulator.Registry;

namespace EcsImageAuditor.Tests.Shared.Verification;

/// <summary>A registry into which anything is pushed that it takes.</summary>
internal interface ISpoiledRegistry
{
    /// <returns>The blob's digest.</returns>
    string PutBlob(string repository, byte[] bytes);

    /// <param name="repository">The repository.</param>
    /// <param name="bytes">The manifest or index.</param>
    /// <param name="mediaType">Its type.</param>
    /// <param name="tag">Its tag; null for a signature, which the registry lists by its subject.</param>
    /// <returns>The digest.</returns>
    Task<string> PutManifestAsync(string repository, byte[] bytes, string mediaType, string? tag = null);
}

/// <summary>The emulator, which takes everything.</summary>
internal sealed class SpoiledEmulator(RegistryServer registry) : ISpoiledRegistry
{
    public string PutBlob(string repository, byte[] bytes) => registry.PutBlob(repository, bytes);

    public Task<string> PutManifestAsync(string repository, byte[] bytes, string mediaType, string? tag = null) =>
        registry.PutManifestAsync(repository, bytes, mediaType, tag);
}
