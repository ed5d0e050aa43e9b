using System.Text.Json.Serialization;
using Amazon.ECR.Model;
using Amazon.Plumbing;

namespace Amazon.ECR;

/// <summary>The bodies of Amazon ECR: camel-case names, absent members left out, unknown members skipped.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters =
    [
        typeof(ConstantConverter<ArtifactStatus>),
        typeof(ConstantConverter<ArtifactStatusFilter>),
        typeof(ConstantConverter<EncryptionType>),
        typeof(ConstantConverter<ImageStatus>),
        typeof(ConstantConverter<ImageTagMutability>),
        typeof(ConstantConverter<ImageTagMutabilityExclusionFilterType>),
        typeof(ConstantConverter<SigningStatus>),
        typeof(EpochSecondsConverter),
        typeof(TextConverter),
    ])]
[JsonSerializable(typeof(CreateRepositoryRequest))]
[JsonSerializable(typeof(CreateRepositoryResponse))]
[JsonSerializable(typeof(DescribeImageSigningStatusRequest))]
[JsonSerializable(typeof(DescribeImageSigningStatusResponse))]
[JsonSerializable(typeof(DescribeImagesRequest))]
[JsonSerializable(typeof(DescribeImagesResponse))]
[JsonSerializable(typeof(DescribeRepositoriesRequest))]
[JsonSerializable(typeof(DescribeRepositoriesResponse))]
[JsonSerializable(typeof(GetAuthorizationTokenRequest))]
[JsonSerializable(typeof(GetAuthorizationTokenResponse))]
[JsonSerializable(typeof(ListImageReferrersRequest))]
[JsonSerializable(typeof(ListImageReferrersResponse))]
internal sealed partial class ECRJsonContext : JsonSerializerContext;
