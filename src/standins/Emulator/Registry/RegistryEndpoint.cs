namespace EcsImageAuditor.Emulator.Registry;

/// <summary>The endpoints of the distribution specification.</summary>
internal enum RegistryEndpoint
{
    None,
    Ping,
    Manifest,
    Blob,
    Upload,
    Tags,
    Referrers,
}
