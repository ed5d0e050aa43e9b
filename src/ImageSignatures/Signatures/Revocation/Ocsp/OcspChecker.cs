using System.Formats.Asn1;
using System.Net.Http.Headers;
using ImageSignatures.Signatures.Asn1;
using ImageSignatures.Signatures.Revocation.Crl;

namespace ImageSignatures.Signatures.Revocation.Ocsp;

/// <summary>
/// Asks the OCSP responders of a certificate, one after the other until one has an answer. That it does not know the certificate is one.
/// </summary>
/// <remarks>https://github.com/notaryproject/specifications/blob/main/specs/trust-store-trust-policy.md#revocation-checking-with-ocsp</remarks>
internal sealed class OcspChecker(RevocationHttp http, CrlChecker crl, TimeProvider time)
{
    private const int MaxResponders = 4;

    private static readonly MediaTypeHeaderValue RequestType = new("application/ocsp-request");

    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<RevocationStatus> CheckAsync(RevocationQuestion question, CancellationToken cancellationToken)
    {
        RevocationStatus status = new RevocationStatus.NotRevocable();
        var urls = question.Certificate.Extensions.OcspUrls;
        foreach (var url in urls.Take(MaxResponders))
        {
            status = (await AskAsync(url, question, cancellationToken)).After(status);
            if (status is not RevocationStatus.Unavailable { Next: NextSource.SameResponder or NextSource.OtherResponder })
                return status;
        }

        return status is RevocationStatus.Unavailable last && urls.Count > MaxResponders
            ? last with { Cause = $"{last.Cause}, and only the first {MaxResponders} OCSP responders of the certificate are asked" }
            : status;
    }

    // By GET, which caches answer, as RFC 5019 profiles it. Where that brings no answer that can be used, perhaps POST does: some
    // responders know only that, and what a cache has can be too old. https://www.rfc-editor.org/rfc/rfc5019#section-5
    private async Task<RevocationStatus> AskAsync(string url, RevocationQuestion question, CancellationToken cancellationToken)
    {
        var plain = OcspRequest.Plain(question.Certificate, question.Issuer);
        RevocationStatus status = new RevocationStatus.NotRevocable();
        if (plain.Path is { } path)
        {
            status = await AskAsync(url, path, plain, question, cancellationToken);
            if (status is not RevocationStatus.Unavailable { Next: NextSource.SameResponder })
                return status;
        }

        var request = OcspRequest.WithNonce(question.Certificate, question.Issuer);
        return (await AskAsync(url, path: null, request, question, cancellationToken)).After(status);
    }

    private async Task<RevocationStatus> AskAsync(
        string url, string? path, OcspRequest request, RevocationQuestion question, CancellationToken cancellationToken)
    {
        try
        {
            using var content = path is null ? Post(request) : null;
            var body = await http.FetchAsync(url, path, content, FetchLimits.Ocsp, question.Budget, cancellationToken);
            var response = OcspResponseReader.Read(body, question.Certificate, question.Issuer);
            OcspResponseRules.Check(response, question.Issuer, time.GetUtcNow());
            return await TrustAsync(response, request, question, cancellationToken) is { } doubt
                ? new RevocationStatus.Unavailable(doubt) { Next = After(response.Answer) }
                : Judge(response.Answer, question.AuthenticSigningTime);
        }
        catch (Exception e) when (e is AsnContentException or MalformedException)
        {
            return new RevocationStatus.Unavailable($"the OCSP responder {Excerpt.Quote(url)} answered what cannot be read ({e.Message})");
        }
        catch (RevocationUnavailableException e)
        {
            return new RevocationStatus.Unavailable(e.Message)
            {
                Next = e.IsFinal ? NextSource.OtherResponder : NextSource.SameResponder,
            };
        }
    }

    // Notation believes the answer all the same. So no other source may say that a certificate is good which this one calls revoked.
    private static NextSource After(OcspAnswer answer) => answer.Status switch
    {
        RevocationStatus.Good => NextSource.SameResponder,
        RevocationStatus.Revoked => NextSource.Nowhere,
        _ => NextSource.RevocationLists,
    };

    /// <returns>Why the answer is not believed here, although notation believes it; null where it is believed.</returns>
    private async Task<string?> TrustAsync(
        OcspResponse response, OcspRequest request, RevocationQuestion question, CancellationToken cancellationToken)
    {
        try
        {
            OcspResponseRules.CheckMore(response, request, question.Issuer, time.GetUtcNow());
            await CheckResponderAsync(response, question, cancellationToken);
            return null;
        }
        catch (RevocationUnavailableException e)
        {
            return e.Message;
        }
    }

    private static ReadOnlyMemoryContent Post(OcspRequest request)
    {
        var content = new ReadOnlyMemoryContent(request.Encoded);
        content.Headers.ContentType = RequestType;
        return content;
    }

    // Without id-pkix-ocsp-nocheck, the responder's own certificate has to be looked up in the issuer's revocation list.
    private async Task CheckResponderAsync(
        OcspResponse response, RevocationQuestion question, CancellationToken cancellationToken)
    {
        if (response.Responder is not { } responder || responder.Equals(question.Issuer) || responder.Extensions.Has(ObjectIdentifiers.OcspNoCheck))
            return;

        var status = await crl.CheckAsync(
            question with { Certificate = responder, AuthenticSigningTime = null }, cancellationToken);
        if (status is RevocationStatus.Revoked)
            throw new RevocationUnavailableException($"the certificate of the OCSP responder, {responder.Subject}, has been revoked");
        if (status is RevocationStatus.Unavailable unavailable)
            throw new RevocationUnavailableException($"the OCSP responder's own status could not be found out: {unavailable.Cause}");
    }

    private static RevocationStatus Judge(OcspAnswer answer, DateTimeOffset? authenticSigningTime) => answer.Status switch
    {
        null => new RevocationStatus.Unavailable("the OCSP responder does not know the certificate") { Next = NextSource.RevocationLists },
        RevocationStatus.Revoked when InvalidityDate.IsAfter(authenticSigningTime, answer.Extensions) => new RevocationStatus.Good(),
        var status => status,
    };
}
