using System.Text.Json;

namespace SignerPlugin.Contract;

/// <summary>The input of verify-signature.</summary>
internal sealed class VerifySignatureRequest(JsonElement json)
{
    private readonly JsonElement _attributes = json.Member("signature").Member("criticalAttributes");

    public string ContractVersion { get; } = json.Text("contractVersion");

    /// <summary>The certificates in DER, leaf first.</summary>
    public IReadOnlyList<byte[]> CertificateChain { get; } = json.Member("signature").Blobs("certificateChain");

    public IReadOnlyList<string> TrustedIdentities { get; } = json.Member("trustPolicy").Texts("trustedIdentities");

    /// <summary>What notation leaves to the plugin.</summary>
    public IReadOnlyList<string> SignatureVerification { get; } = json.Member("trustPolicy").Texts("signatureVerification");

    public JsonElement PluginConfig { get; } = json.Member("pluginConfig");

    public string SigningScheme => _attributes.Text("signingScheme");

    /// <summary>When the signature was made; the default value when that is missing or no time.</summary>
    public DateTimeOffset AuthenticSigningTime =>
        _attributes.Member("authenticSigningTime") is { ValueKind: JsonValueKind.String } text && text.TryGetDateTimeOffset(out var time)
            ? time
            : default;

    public bool HasExtendedAttribute(string name) =>
        _attributes.Member("extendedAttributes").Member(name).ValueKind != JsonValueKind.Undefined;

    /// <summary>The text of an extended attribute.</summary>
    /// <exception cref="PluginException">It is missing or no string.</exception>
    public string ExtendedAttribute(string name) =>
        _attributes.Member("extendedAttributes").Member(name) is { ValueKind: JsonValueKind.String } value
            ? value.GetString()!
            : throw PluginException.Validation($"unable to parse attribute \"{name}\".");
}
