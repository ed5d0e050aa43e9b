using System.Formats.Asn1;
using ImageSignatures.Signatures.Asn1;
using ImageSignatures.Signatures.Asn1.Names;

namespace ImageSignatures.Signatures.Revocation.Crl;

/// <summary>Looks a certificate up in the revocation lists that it names, and in the deltas that those name.</summary>
/// <remarks>
/// https://github.com/notaryproject/specifications/blob/main/specs/trust-store-trust-policy.md#crls. As with notation, every list has to be
/// had: each could be about other reasons. Indirect lists, and deltas that only the certificate names, are not supported.
/// </remarks>
internal sealed class CrlChecker(RevocationHttp http, TimeProvider time)
{
    private const int MaxLists = 4;

    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<RevocationStatus> CheckAsync(RevocationQuestion question, CancellationToken cancellationToken)
    {
        var urls = question.Certificate.Extensions.CrlUrls;
        if (urls.Count > MaxLists)
            return new RevocationStatus.Unavailable($"the certificate names more than {MaxLists} revocation lists");

        RevocationStatus status = new RevocationStatus.NotRevocable();
        foreach (var url in urls)
        {
            status = await LookUpAsync(url, question, cancellationToken);
            if (status is not RevocationStatus.Good)
                break;
        }

        return status;
    }

    private async Task<RevocationStatus> LookUpAsync(string url, RevocationQuestion question, CancellationToken cancellationToken)
    {
        var (certificate, issuer) = (question.Certificate, question.Issuer);
        try
        {
            var list = await FetchAsync(url, question.Budget, cancellationToken);
            RevocationListRules.CheckBase(list, certificate, issuer, time.GetUtcNow());
            var entries = list.EntriesOf(certificate.SerialNumber);
            if (await FetchDeltaAsync(list, question, cancellationToken) is { } delta)
            {
                RevocationListRules.CheckDelta(delta, list, certificate, issuer, time.GetUtcNow());
                entries = entries.Concat(delta.EntriesOf(certificate.SerialNumber));
            }

            return Judge(entries, question.AuthenticSigningTime);
        }
        catch (Exception e) when (e is AsnContentException or MalformedException)
        {
            return new RevocationStatus.Unavailable($"the revocation list at {Excerpt.Quote(url)} cannot be read ({e.Message})");
        }
        catch (RevocationUnavailableException e)
        {
            return new RevocationStatus.Unavailable(e.Message);
        }
    }

    private async Task<RevocationList> FetchAsync(string url, FetchBudget budget, CancellationToken cancellationToken) =>
        RevocationList.Read(await http.FetchAsync(url, path: null, content: null, FetchLimits.Crl, budget, cancellationToken));

    // The URLs of one delta are alternatives: the first that answers counts.
    private async Task<RevocationList?> FetchDeltaAsync(
        RevocationList list, RevocationQuestion question, CancellationToken cancellationToken)
    {
        var extension = list.Find(ObjectIdentifiers.FreshestCrl);
        var urls = extension is null ? [] : DistributionPoints.ReadUrls(extension);
        if (urls.Count == 0)
        {
            return question.Certificate.Extensions.Has(ObjectIdentifiers.FreshestCrl)
                ? throw new RevocationUnavailableException("a delta that only the certificate names is not supported")
                : null;
        }

        var cause = "";
        foreach (var url in urls.Take(MaxLists))
        {
            try
            {
                return await FetchAsync(url, question.Budget, cancellationToken);
            }
            catch (Exception e) when (e is RevocationUnavailableException or AsnContentException or MalformedException)
            {
                cause = e is RevocationUnavailableException
                    ? e.Message
                    : $"the delta at {Excerpt.Quote(url)} cannot be read ({e.Message})";
            }
        }

        throw new RevocationUnavailableException(cause);
    }

    // A hold can be followed by its end; any other entry is for good.
    private static RevocationStatus Judge(IEnumerable<RevokedEntry> entries, DateTimeOffset? authenticSigningTime)
    {
        var all = entries.ToList();
        var counting = all.FindAll(e => !InvalidityDate.IsAfter(authenticSigningTime, e.Extensions));
        var final = counting.Find(e => !e.IsTemporary) ?? counting.Where(e => e.IsTemporary).MaxBy(e => e.RevokedAt);
        if (final is null || (final.IsTemporary && !final.IsHold))
            return new RevocationStatus.Good();

        // Notation goes by the first of them.
        return counting.Count == all.Count
            ? new RevocationStatus.Revoked(final.RevokedAt)
            : new RevocationStatus.Unavailable("the revocation list has two entries of the certificate that contradict each other");
    }
}
