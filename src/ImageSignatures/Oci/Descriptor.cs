using System.Text.Json.Serialization;

namespace ImageSignatures.Oci;

/// <summary>Names a piece of content by its digest.</summary>
/// <remarks>https://github.com/opencontainers/image-spec/blob/v1.1.0/descriptor.md</remarks>
public sealed record Descriptor
{
    public required string MediaType { get; init; }

    [JsonConverter(typeof(DigestJsonConverter))]
    public required Digest Digest { get; init; }

    /// <summary>Length of the content in bytes.</summary>
    public required long Size { get; init; }

    /// <summary>What a referrer is: its manifest's <c>artifactType</c> or, where that is absent, the media type of its config.</summary>
    public string? ArtifactType { get; init; }

    public IReadOnlyDictionary<string, string>? Annotations { get; init; }

    /// <summary>For what machine it is, in an index.</summary>
    public Platform? Platform { get; init; }
}
