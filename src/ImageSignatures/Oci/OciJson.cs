using System.Text.Json.Serialization;

namespace ImageSignatures.Oci;

/// <summary>
/// The wire types of the image specification. Two members of one name, also in another case, are refused: readers disagree about which one
/// counts.
/// </summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    PropertyNameCaseInsensitive = true,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    MaxDepth = 64)]
[JsonSerializable(typeof(ImageIndex))]
[JsonSerializable(typeof(ImageManifest))]
internal sealed partial class OciJson : JsonSerializerContext;
