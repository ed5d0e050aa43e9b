using System.Text.Json.Serialization;
using SignerPlugin.Contract;
using SignerPlugin.Signer;

namespace SignerPlugin;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ErrorResponse))]
[JsonSerializable(typeof(GenerateEnvelopeRequest))]
[JsonSerializable(typeof(GenerateEnvelopeResponse))]
[JsonSerializable(typeof(VerifySignatureRequest))]
[JsonSerializable(typeof(VerifySignatureResponse))]
[JsonSerializable(typeof(SignPayloadInput))]
[JsonSerializable(typeof(SignPayloadOutput))]
[JsonSerializable(typeof(GetRevocationStatusOutput))]
[JsonSerializable(typeof(SignerErrorOutput))]
internal sealed partial class PluginJson : JsonSerializerContext;
