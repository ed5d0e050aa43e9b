namespace SignerPlugin.Contract;

/// <summary>The input of verify-signature.</summary>
internal sealed record VerifySignatureRequest
{
    public string ContractVersion { get; init; } = "";

    public SignatureContent Signature { get; init; } = new();

    public TrustPolicy TrustPolicy { get; init; } = new();

    public IReadOnlyDictionary<string, string>? PluginConfig { get; init; }
}
