using System.Text.Json.Serialization;

namespace EcsImageAuditor.Emulator.Signer.Wire;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PutSigningProfileInput))]
[JsonSerializable(typeof(PutSigningProfileOutput))]
[JsonSerializable(typeof(GetSigningProfileOutput))]
[JsonSerializable(typeof(SignPayloadInput))]
[JsonSerializable(typeof(SignPayloadOutput))]
[JsonSerializable(typeof(RevokeSignatureInput))]
[JsonSerializable(typeof(RevokeSigningProfileInput))]
[JsonSerializable(typeof(GetRevocationStatusOutput))]
[JsonSerializable(typeof(SignerErrorOutput))]
internal sealed partial class SignerJson : JsonSerializerContext;
