using System.Net;
using System.Runtime.CompilerServices;
using ImageSignatures.Oci;
using ImageSignatures.Registry.Transport;

namespace ImageSignatures.Registry;

/// <summary>Lists what refers to an image, by the referrers API and by the tag schema that goes before it.</summary>
/// <remarks>
/// https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md#listing-referrers and
/// https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md#referrers-tag-schema
/// </remarks>
internal sealed class ReferrerListing(RegistryTransport transport, RegistryClientOptions options)
{
    // The specification cuts both halves so that the whole is a tag.
    private const int MaxTagHex = 64;

    private const string FiltersHeader = "OCI-Filters-Applied";
    private const string DigestHeader = "Docker-Content-Digest";

    /// <summary>The tag under which the tag schema lists what refers to the digest.</summary>
    public static string TagOf(Digest digest) => $"{digest.Algorithm}-{digest.Hex[..MaxTagHex]}";

    /// <summary>Both lists one after the other: either may hold signatures that the other lacks.</summary>
    public async IAsyncEnumerable<ReferrerPage> ListAsync(
        RepositoryAddress address, Digest digest, string artifactType, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var page in ByApiAsync(address, digest, artifactType, cancellationToken))
            yield return page;
        yield return await ByTagAsync(address, digest, artifactType, cancellationToken);
    }

    /// <returns>The API's referrers, page by page; none where the registry does not have the API.</returns>
    public async IAsyncEnumerable<ReferrerPage> ByApiAsync(
        RepositoryAddress address, Digest digest, string artifactType, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var subject = new RequestSubject(address, $"the referrers of {digest}");
        Uri? page = address.Referrers(digest, artifactType);
        for (var pages = 0; page is not null; pages++)
        {
            if (pages == options.MaxReferrerPages)
            {
                yield return ReferrerPage.Empty with { Limit = $"the registry lists them on more than {pages} pages" };
                yield break;
            }

            var answer = await transport.SendAsync(Request(subject, page), cancellationToken);
            if (answer.Status == HttpStatusCode.NotFound && pages == 0)
                yield break;

            answer.RequireOk(subject);
            if (pages == 0 && answer.MediaType != MediaTypes.OciIndex && !address.IsEcr)
            {
                yield return ReferrerPage.Of(
                    $"{address}: the referrers API answers with something that is {answer.ShownMediaType} and no image index, "
                    + "so that only the tag schema was read.");
                yield break;
            }

            yield return OfApi(subject, answer, artifactType);
            page = NextPage(subject, page, answer);
        }
    }

    /// <returns>What the tag that is named after the digest lists; nothing where the tag is missing or something else.</returns>
    public async Task<ReferrerPage> ByTagAsync(
        RepositoryAddress address, Digest digest, string artifactType, CancellationToken cancellationToken)
    {
        var tag = TagOf(digest);
        var subject = new RequestSubject(address, $"the referrers tag {tag}") { IsReferrersTag = true };
        var answer = await transport.SendAsync(Request(subject, address.Manifest(tag)), cancellationToken);
        if (answer.Status == HttpStatusCode.NotFound)
            return ReferrerPage.Empty;

        answer.RequireOk(subject);
        if (answer.Body is not { } body)
            return TooLong(tag);

        // Somebody's image may have such a tag: then nothing is listed there.
        if (MediaTypes.OutdatedManifests.Contains(answer.MediaType))
            return ReferrerPage.Empty;

        var isIntact = Digest.TryParse(answer.Header(DigestHeader), out var told);
        if (told is not null)
            body.RequireDigest(subject, told);
        var isIndex = answer.MediaType == MediaTypes.OciIndex;
        if (!isIndex && !isIntact && !MediaTypes.Manifests.Contains(answer.MediaType))
            throw NoIndex(subject, answer);

        // An index of another media type is one to notation. Anything else may be somebody's image too.
        var name = $"{address}: the referrers tag {tag}";
        var page = ReferrerIndexReader.Read(body, name, new WantedReferrers(artifactType, IsFiltered: false));
        if (!isIndex)
            return page is { Referrers.Count: > 0 } && answer.MediaType is not null ? page : ReferrerPage.Empty;

        return page ?? (isIntact ? ReferrerPage.Of($"{name} is not JSON, so that it lists nothing.") : throw Malformed(subject));
    }

    private ReferrerPage OfApi(RequestSubject subject, HttpAnswer answer, string artifactType)
    {
        if (answer.Body is not { } body)
            return TooLong("a page");
        if (answer.MediaType != MediaTypes.OciIndex)
            throw NoIndex(subject, answer);

        var filters = answer.Header(FiltersHeader)?.Split(',', StringSplitOptions.TrimEntries) ?? [];
        var wanted = new WantedReferrers(artifactType, filters.Contains("artifactType", StringComparer.OrdinalIgnoreCase))
        {
            IsOfApi = true,
        };
        return ReferrerIndexReader.Read(body, $"{subject.Address}: the answer for {subject.What}", wanted) ?? throw Malformed(subject);
    }

    private RegistryRequest Request(RequestSubject subject, Uri uri) =>
        new() { Method = HttpMethod.Get, Uri = uri, Subject = subject, Limits = new ExchangeLimits(options.MaxManifestSize) };

    private ReferrerPage TooLong(string what) =>
        ReferrerPage.Empty with { Limit = $"{what} has more than the {options.MaxManifestSize} bytes that are read" };

    private static RegistryException NoIndex(RequestSubject subject, HttpAnswer answer) =>
        RegistryFailures.Unusable(subject, $"is {answer.ShownMediaType} and no image index");

    // The registry itself makes its answer, so that only a fault of its own or of the way can break it.
    private static RegistryException Malformed(RequestSubject subject) =>
        RegistryFailures.Unusable(subject, "is not a well-formed image index");

    private static Uri? NextPage(RequestSubject subject, Uri page, HttpAnswer answer)
    {
        if (!LinkHeader.TryParse(answer.Header("Link"), out var header))
            throw RegistryFailures.Unusable(subject, "has a malformed Link header, so that there may be more pages");
        if (header.Next is null)
            return null;
        if (Uri.TryCreate(page, header.Next, out var next) && next.UserInfo.Length == 0)
        {
            if (subject.Address.IsOriginOf(next))
                return next;

            // ECR has several names, and a registry behind a proxy may know itself by another one. It is asked by the one that it is known
            // by here, nobody else is.
            if (next.AbsolutePath == page.AbsolutePath || subject.Address.IsSameEcrAs(next))
                return new Uri(page, next.PathAndQuery);
        }

        throw RegistryFailures.Unusable(subject, "continues at another host, where it is not followed");
    }
}
