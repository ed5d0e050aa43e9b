namespace EcsImageAuditor.Registry;

/// <summary>The body of a registry's error answer.</summary>
/// <remarks>https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md#error-codes</remarks>
internal sealed record RegistryErrors
{
    public IReadOnlyList<RegistryError?>? Errors { get; init; }
}
