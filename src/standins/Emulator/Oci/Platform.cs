namespace EcsImageAuditor.Emulator.Oci;

/// <summary>The platform an image runs on.</summary>
/// <param name="Architecture">Such as "amd64" or "arm64".</param>
/// <param name="Os">Such as "linux".</param>
public sealed record Platform(string Architecture, string Os);
