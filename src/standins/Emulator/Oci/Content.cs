namespace EcsImageAuditor.Emulator.Oci;

/// <summary>Bytes and what they are.</summary>
public sealed record Content(string MediaType, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>The descriptor that refers to these bytes.</summary>
    public Descriptor Descriptor { get; } = new(MediaType, Oci.Digest.Of(Bytes.Span), Bytes.Length);
}
