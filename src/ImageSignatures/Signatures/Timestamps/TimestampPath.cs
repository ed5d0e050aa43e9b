using ImageSignatures.Signatures.Certificates;
using ImageSignatures.Verdicts;

namespace ImageSignatures.Signatures.Timestamps;

/// <summary>Finds the way from the certificate of a timestamp's signer to a root of the trust store.</summary>
/// <remarks>Unlike an envelope, a token does not hold its chain in order, nor always its root.</remarks>
internal static class TimestampPath
{
    // Real tokens have one path of two to four steps. A crafted one could have very many.
    private const int MaxSteps = 32;

    // Only a path that reaches a root costs cryptography: up to 16 signatures each.
    private const int MaxComplete = 4;

    /// <returns>A path by all rules, with every certificate valid at the time.</returns>
    /// <exception cref="MalformedException">There is none.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static CertificateChain Find(
        Certificate signer,
        IReadOnlyCollection<Certificate> certificates,
        IReadOnlyCollection<Certificate> anchors,
        DateTimeOffset time,
        CancellationToken cancellationToken)
    {
        var fault = "no path leads from its signer to a root certificate in the tsa trust store";
        var open = new Stack<IReadOnlyList<Certificate>>([[signer]]);
        var complete = 0;
        for (var step = 0; step < MaxSteps && complete < MaxComplete && open.TryPop(out var path); step++)
        {
            if (!anchors.Contains(path[^1]))
            {
                Extend(open, path, anchors.Concat(certificates));
                continue;
            }

            complete++;
            if (Verify(path, time, cancellationToken).TryGet(out var chain, out var reason))
                return chain;
            fault = reason.Message;
        }

        throw new MalformedException(fault);
    }

    // By name only: the signatures are verified once a path is complete.
    private static void Extend(Stack<IReadOnlyList<Certificate>> open, IReadOnlyList<Certificate> path, IEnumerable<Certificate> candidates)
    {
        if (path.Count == CertificateChain.MaxLength)
            return;

        foreach (var issuer in candidates.Distinct().Where(c => c.SubjectName.HasSameBytesAs(path[^1].IssuerName) && !path.Contains(c)))
            open.Push([.. path, issuer]);
    }

    private static Result<CertificateChain> Verify(
        IReadOnlyList<Certificate> path, DateTimeOffset time, CancellationToken cancellationToken)
    {
        if (!CertificateChain.Verify(path, ChainPurpose.Timestamping, cancellationToken).TryGet(out var chain, out var reason))
            return reason with { Message = reason.Message.TrimEnd('.') };
        if (chain.NotValidAt(time) is { } certificate)
            return new Reason(ReasonCode.SigningTime, $"{certificate.Subject} was not valid at its time");

        return TimestampPathRules.Faults(chain).FirstOrDefault() is { } fault ? new Reason(ReasonCode.Integrity, fault) : chain;
    }
}
