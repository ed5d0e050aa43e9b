namespace SignerPlugin.Contract;

/// <summary>The input of generate-envelope.</summary>
internal sealed record GenerateEnvelopeRequest
{
    public string ContractVersion { get; init; } = "";

    /// <summary>The ARN of the signing profile.</summary>
    public string KeyId { get; init; } = "";

    public string PayloadType { get; init; } = "";

    public string SignatureEnvelopeType { get; init; } = "";

    public byte[] Payload { get; init; } = [];

    public ulong ExpiryDurationInSeconds { get; init; }

    public IReadOnlyDictionary<string, string>? PluginConfig { get; init; }
}
