namespace EcsImageAuditor.Registry;

/// <summary>One error of a registry's answer.</summary>
internal sealed record RegistryError
{
    public string? Code { get; init; }
}
