namespace EcsImageAuditor.Signatures.Certificates;

/// <summary>Certificates that have been verified to form a chain, the leaf first and its self-signed root last.</summary>
internal sealed class CertificateChain
{
    internal CertificateChain(IReadOnlyList<Certificate> certificates) => Certificates = certificates;

    /// <summary>Leaf first, root last; at least one.</summary>
    public IReadOnlyList<Certificate> Certificates { get; }

    public Certificate Leaf => Certificates[0];
}
