using System.Globalization;
using ImageSignatures.Verdicts;

namespace ImageSignatures.Signatures.Certificates;

/// <summary>
/// Certificates that have been verified to form a chain, the leaf first and its self-signed root last. That says nothing of trust, nor of
/// a time: whether they are valid at some moment is asked with <see cref="NotValidAt"/>, and their validity periods need not nest.
/// </summary>
/// <remarks>
/// https://github.com/notaryproject/specifications/blob/main/specs/signature-specification.md#certificate-requirements
/// Each rule is checked here and in <see cref="LeafRules"/> and <see cref="AuthorityRules"/> by itself. Neither <c>X509Chain</c> nor anything
/// like it is used: it would look for other paths, load certificates from the network and honour extensions that the specification leaves out.
/// </remarks>
internal sealed class CertificateChain
{
    /// <summary>The greatest number of certificates. Real chains have up to five.</summary>
    public const int MaxLength = 16;

    private CertificateChain(IReadOnlyList<Certificate> certificates) => Certificates = certificates;

    /// <summary>Leaf first, root last; at least one.</summary>
    public IReadOnlyList<Certificate> Certificates { get; }

    public Certificate Leaf => Certificates[0];

    /// <summary>Verifies that the certificates, in the order given, are a chain.</summary>
    /// <param name="certificates">The leaf first.</param>
    /// <param name="purpose">What the leaf signs.</param>
    /// <param name="cancellationToken">Looked at before each signature that is verified.</param>
    /// <returns>The chain, or a reason of code integrity.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Result<CertificateChain> Verify(
        IReadOnlyList<Certificate> certificates, ChainPurpose purpose, CancellationToken cancellationToken = default)
    {
        if (certificates.Count is 0 or > MaxLength)
            return Refuse($"it has {certificates.Count} certificates; there have to be 1 to {MaxLength}");

        // The rules that cost no cryptography come first, for all certificates.
        var faults = Faults(certificates, (c, i) => RuleFaults(c, i, purpose))
            .Concat(Faults(certificates, (_, i) => IssuerFaults(certificates, i, cancellationToken)));
        if (faults.FirstOrDefault() is { } fault)
            return Refuse(fault);

        return new CertificateChain(certificates);
    }

    /// <summary>The first certificate that is not valid at the time, or null where all are.</summary>
    public Certificate? NotValidAt(DateTimeOffset time) => Certificates.FirstOrDefault(c => !c.IsValidAt(time));

    private static Reason Refuse(string fault) =>
        new(ReasonCode.Integrity, string.Create(CultureInfo.InvariantCulture, $"The certificate chain is invalid: {fault}."));

    private static IEnumerable<string> Faults(IReadOnlyList<Certificate> chain, Func<Certificate, int, IEnumerable<string>> faults) =>
        chain.SelectMany((certificate, index) => faults(certificate, index).Select(fault => $"{certificate.Subject} {fault}"));

    private static IEnumerable<string> RuleFaults(Certificate certificate, int index, ChainPurpose purpose) =>
        (index == 0 ? LeafRules.Faults(certificate, purpose) : AuthorityRules.Faults(certificate, index - 1, purpose))
            .Concat(SignatureAlgorithmFaults(certificate));

    private static IEnumerable<string> SignatureAlgorithmFaults(Certificate certificate)
    {
        var algorithm = certificate.Signed.Algorithm;
        if (algorithm.UsesSha1)
            yield return "is signed with SHA-1";
        else if (!algorithm.IsSupported)
            yield return $"is signed with an algorithm that is not supported ({algorithm.ObjectIdentifier})";
    }

    private static IEnumerable<string> IssuerFaults(IReadOnlyList<Certificate> chain, int index, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var certificate = chain[index];
        if (index == chain.Count - 1)
        {
            if (!certificate.IsSelfSigned())
                yield return "is the last certificate and not a self-signed root";
            yield break;
        }

        var issuer = chain[index + 1];
        if (!certificate.IssuerName.HasSameBytesAs(issuer.SubjectName))
            yield return $"is not issued by the next certificate, {issuer.Subject}";
        else if (certificate.IsSelfSigned())
            yield return "is self-signed and not the last certificate";
        else if (!certificate.IsSignedBy(issuer))
            yield return $"is not signed by the key of the next certificate, {issuer.Subject}";
    }
}
