using ImageSignatures.Signatures.Certificates;
using ImageSignatures.Signatures.Certificates.Extensions;

namespace ImageSignatures.Signatures.Timestamps;

/// <summary>Judges the ways from a timestamp's signer to a root.</summary>
internal static class TimestampChain
{
    // A way costs up to 16 signatures.
    private const int MaxPaths = 4;

    /// <returns>The first way that Go's x509.Verify would take, by all rules.</returns>
    /// <exception cref="MalformedException">There is none, or it breaks another rule.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static CertificateChain Verify(
        TimestampSigner signer,
        IReadOnlyCollection<Certificate> certificates,
        IReadOnlyCollection<Certificate> anchors,
        TimestampInfo info,
        CancellationToken cancellationToken)
    {
        var fault = "no path leads from its signer to a root certificate in the tsa trust store";
        foreach (var path in TimestampPath.Find(signer.Certificate, certificates, anchors).Take(MaxPaths))
        {
            if (Faults(path, signer, info, cancellationToken).FirstOrDefault() is not { } found)
                return Verify(path, cancellationToken);
            fault = found;
        }

        throw new MalformedException(fault);
    }

    private static CertificateChain Verify(IReadOnlyList<Certificate> path, CancellationToken cancellationToken)
    {
        if (!CertificateChain.Verify(path, ChainPurpose.Timestamping, cancellationToken).TryGet(out var chain, out var reason))
            throw new MalformedException(reason.Message.TrimEnd('.'));

        return TimestampPathRules.Faults(chain).FirstOrDefault() is { } fault ? throw new MalformedException(fault) : chain;
    }

    // Why x509.Verify passes over a way and tries the next. What it has on top is refused once the way is chosen.
    private static IEnumerable<string> Faults(
        IReadOnlyList<Certificate> path, TimestampSigner signer, TimestampInfo info, CancellationToken cancellationToken)
    {
        for (var i = 0; i < path.Count; i++)
        {
            var certificate = path[i];
            if (!certificate.IsValidAt(info.Floor) || !certificate.IsValidAt(info.Ceiling))
                yield return $"{certificate.Subject} was not valid at its time";
            if (signer.SigningTime is { } signingTime && !certificate.IsValidAt(signingTime))
                yield return $"{certificate.Subject} was not valid at the signing time in the token";
            if (i > 0 && !MayIssue(certificate, authoritiesBelow: i - 1))
                yield return $"{certificate.Subject} is not a certificate authority, or not one for what is below it";
        }

        for (var i = 1; i < path.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!path[i - 1].IsSignedBy(path[i]))
                yield return $"{path[i - 1].Subject} is not signed by the key of the next certificate, {path[i].Subject}";
        }
    }

    private static bool MayIssue(Certificate certificate, int authoritiesBelow) =>
        certificate.Extensions.BasicConstraints is { IsAuthority: true } constraints
        && !(constraints.PathLength < authoritiesBelow)
        && certificate.Extensions.KeyUsage?.Usages.HasFlag(KeyUsages.KeyCertSign) != false;
}
