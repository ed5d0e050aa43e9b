namespace SignerPlugin.Contract;

/// <summary>What notation read in the envelope.</summary>
internal sealed record SignatureContent
{
    public CriticalAttributes CriticalAttributes { get; init; } = new();

    /// <summary>The certificates in DER, leaf first.</summary>
    public IReadOnlyList<byte[]> CertificateChain { get; init; } = [];
}
