using System.Text.Json;

namespace SignerPlugin.Contract;

/// <summary>The input of generate-envelope.</summary>
internal sealed class GenerateEnvelopeRequest(JsonElement json)
{
    public string ContractVersion { get; } = json.Text("contractVersion");

    /// <summary>The ARN of the signing profile.</summary>
    public string KeyId { get; } = json.Text("keyId");

    public string PayloadType { get; } = json.Text("payloadType");

    public string SignatureEnvelopeType { get; } = json.Text("signatureEnvelopeType");

    public byte[] Payload { get; } = json.Blob("payload");

    /// <summary>Whether an expiry is asked for.</summary>
    public bool HasExpiry { get; } = json.Member("expiryDurationInSeconds") is { ValueKind: JsonValueKind.Number } seconds
        && seconds.GetDouble() != 0;

    public JsonElement PluginConfig { get; } = json.Member("pluginConfig");
}
