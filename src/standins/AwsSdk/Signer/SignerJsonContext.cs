using System.Text.Json.Serialization;
using Amazon.Signer.Model;
using Amazon.Plumbing;

namespace Amazon.Signer;

/// <summary>The bodies of AWS Signer: camel-case names, absent members left out, unknown members skipped.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters =
    [
        typeof(ConstantConverter<SigningProfileStatus>),
        typeof(ConstantConverter<ValidityType>),
        typeof(EpochSecondsConverter),
        typeof(TextConverter),
        typeof(BlobConverter),
    ])]
[JsonSerializable(typeof(GetRevocationStatusResponse))]
[JsonSerializable(typeof(GetSigningProfileResponse))]
[JsonSerializable(typeof(PutSigningProfileRequest))]
[JsonSerializable(typeof(PutSigningProfileResponse))]
[JsonSerializable(typeof(SignPayloadRequest))]
[JsonSerializable(typeof(SignPayloadResponse))]
internal sealed partial class SignerJsonContext : JsonSerializerContext;
