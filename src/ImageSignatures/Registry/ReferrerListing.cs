using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
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
    private const int MaxPages = 50;

    // The specification cuts both halves so that the whole is a tag.
    private const int MaxTagHex = 64;

    /// <summary>The tag under which the tag schema lists what refers to the digest.</summary>
    public static string TagOf(Digest digest) => $"{digest.Algorithm}-{digest.Hex[..MaxTagHex]}";

    /// <summary>Both lists one after the other: either may hold signatures that the other lacks.</summary>
    public async IAsyncEnumerable<Descriptor> ListAsync(
        RepositoryAddress address, Digest digest, string artifactType, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var descriptor in ByApiAsync(address, digest, artifactType, cancellationToken))
            yield return descriptor;
        foreach (var descriptor in await ByTagAsync(address, digest, cancellationToken))
            yield return descriptor;
    }

    /// <returns>The API's referrers, page by page; none where the registry does not have the API.</returns>
    public async IAsyncEnumerable<Descriptor> ByApiAsync(
        RepositoryAddress address, Digest digest, string artifactType, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var subject = new RequestSubject(address, $"the referrers of {digest}");
        Uri? page = address.Referrers(digest, artifactType);
        for (var pages = 0; page is not null; pages++)
        {
            if (pages == MaxPages)
                throw RegistryFailures.Unusable(subject, $"has more than {MaxPages} pages");

            var answer = await transport.SendAsync(Request(subject, page), cancellationToken);
            if (answer.Status == HttpStatusCode.NotFound && pages == 0)
                yield break;

            foreach (var descriptor in Read(subject, answer))
                yield return descriptor;
            page = NextPage(subject, page, answer);
        }
    }

    /// <returns>What the tag that is named after the digest lists; none where the tag is missing or something else.</returns>
    private async Task<IReadOnlyList<Descriptor>> ByTagAsync(RepositoryAddress address, Digest digest, CancellationToken cancellationToken)
    {
        var tag = TagOf(digest);
        var subject = new RequestSubject(address, $"the referrers tag {tag}");
        var answer = await transport.SendAsync(Request(subject, address.Manifest(tag)), cancellationToken);
        if (answer.Status == HttpStatusCode.NotFound)
            return [];

        // Somebody's image may have such a tag: then nothing is listed there.
        var isImage = answer.Status == HttpStatusCode.OK
            && answer.MediaType != MediaTypes.OciIndex
            && MediaTypes.Manifests.Contains(answer.MediaType);
        return isImage ? [] : Read(subject, answer);
    }

    private RegistryRequest Request(RequestSubject subject, Uri uri) =>
        new() { Method = HttpMethod.Get, Uri = uri, Subject = subject, Limits = new ExchangeLimits(options.MaxManifestSize) };

    private IReadOnlyList<Descriptor> Read(RequestSubject subject, HttpAnswer answer)
    {
        var body = answer.RequireBody(subject, options.MaxManifestSize);
        if (answer.MediaType != MediaTypes.OciIndex)
            throw RegistryFailures.Unusable(subject, $"is {answer.ShownMediaType} and no image index");

        try
        {
            var manifests = JsonSerializer.Deserialize(body, OciJson.Default.ImageIndex)?.Manifests ?? [];
            return manifests.Any(descriptor => descriptor is null) ? throw new JsonException() : manifests;
        }
        catch (JsonException)
        {
            throw RegistryFailures.Unusable(subject, "is not a well-formed image index");
        }
    }

    private static Uri? NextPage(RequestSubject subject, Uri page, HttpAnswer answer)
    {
        if (!LinkHeader.TryParse(answer.Header("Link"), out var header))
            throw RegistryFailures.Unusable(subject, "has a malformed Link header, so that there may be more pages");
        if (header.Next is null)
            return null;
        return Uri.TryCreate(page, header.Next, out var next) && subject.Address.IsOriginOf(next) && next.UserInfo.Length == 0
            ? next
            : throw RegistryFailures.Unusable(subject, "continues at another host, where it is not followed");
    }
}
