using ImageSignatures.Signatures.Attributes;

namespace ImageSignatures.Signatures;

/// <summary>The parts of an envelope of either format.</summary>
internal sealed record RawEnvelope
{
    public required SignedAttributes Attributes { get; init; }

    /// <summary>The payload as signed.</summary>
    public required ReadOnlyMemory<byte> Payload { get; init; }

    /// <summary>The bytes that the signature covers, which the format derives from those received.</summary>
    public required ReadOnlyMemory<byte> SignedBytes { get; init; }

    public required ReadOnlyMemory<byte> Signature { get; init; }

    /// <summary>The certificates in DER, in the order of the envelope.</summary>
    public required IReadOnlyList<ReadOnlyMemory<byte>> Certificates { get; init; }

    /// <summary>The timestamp token; empty where there is none.</summary>
    public required ReadOnlyMemory<byte> TimestampToken { get; init; }
}
