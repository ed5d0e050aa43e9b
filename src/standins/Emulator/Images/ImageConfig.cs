using System.Text.Json.Serialization;

namespace EcsImageAuditor.Emulator.Images;

/// <summary>
/// An image configuration. See <see href="https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md"/>.
/// </summary>
internal sealed record ImageConfig(string Architecture, ContainerConfig Config, [property: JsonPropertyName("rootfs")] RootFs RootFs)
{
    public string Os { get; } = "linux";
}
