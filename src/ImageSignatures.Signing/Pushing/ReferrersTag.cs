using System.Buffers;
using System.Net;
using System.Text.Json;
using ImageSignatures.Oci;
using ImageSignatures.Registry;
using ImageSignatures.Registry.Transport;
using ImageSignatures.Verdicts;
using ImageSignatures.Verification.Candidates;

namespace ImageSignatures.Signing.Pushing;

/// <summary>
/// Keeps the list of referrers where a registry does not: an index under the tag that is named after the image's digest. Nothing in
/// the protocol makes reading and writing it one step. So a writer looks again whether its entry is there, and once more after the time
/// that other writers need at most between their reading and their writing, and enters it again where one of them has overwritten it.
/// </summary>
/// <remarks>https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md#referrers-tag-schema</remarks>
internal sealed class ReferrersTag(RegistryTransport transport, ManifestWriter writer, RegistryClientOptions options, TimeProvider time)
{
    private const int MaxWrites = 30;
    private const int MaxReadFailures = 3;
    private const int MaxWriteFailures = 8;
    private const int MaxStaleAnswers = 4;
    private readonly SettlingTime _settling = new(time);

    /// <summary>
    /// Makes sure that the tag is free or holds a list. Some registries take a tag that is named after a digest for the digest itself, and
    /// somebody's image may have that tag: writing there would replace the image.
    /// </summary>
    /// <exception cref="RegistryException">It holds something else, and the registry has no other place for the list.</exception>
    public async Task RequireFreeAsync(ImageByDigest image, RepositoryAddress address, CancellationToken cancellationToken)
    {
        var tag = ReferrerListing.TagOf(image.Digest);
        try
        {
            await ReadAsync(address, tag, cancellationToken);
        }
        catch (RegistryException exception) when (exception.IsRefusal && !cancellationToken.IsCancellationRequested)
        {
            if (!await HasApiAsync(image, address, cancellationToken))
                throw;
        }
    }

    private async Task<bool> HasApiAsync(ImageByDigest image, RepositoryAddress address, CancellationToken cancellationToken)
    {
        var answer = await transport.SendAsync(
            new RegistryRequest
            {
                Method = HttpMethod.Get,
                Uri = address.Referrers(image.Digest, SignatureManifest.ArtifactTypeName),
                Subject = new RequestSubject(address, $"the referrers of {image.Digest}"),
                Limits = new ExchangeLimits(options.MaxManifestSize),
            },
            cancellationToken);
        return answer is { Status: HttpStatusCode.OK, MediaType: MediaTypes.OciIndex };
    }

    /// <summary>Returns once the entry has been there for a while, beside all the others.</summary>
    /// <param name="image">The image that is referred to.</param>
    /// <param name="address">Its repository.</param>
    /// <param name="referrer">The entry.</param>
    /// <param name="cancellationToken">Ends the requests.</param>
    public async Task EnsureAsync(ImageByDigest image, RepositoryAddress address, Descriptor referrer, CancellationToken cancellationToken)
    {
        var tag = ReferrerListing.TagOf(image.Digest);
        var (readFailures, writeFailures, staleAnswers) = (0, 0, 0);
        Digest? replaced = null;
        for (var writes = 0; writes <= MaxWrites;)
        {
            var started = time.GetTimestamp();
            var isRead = false;
            try
            {
                var (index, digest) = await ReadAsync(address, tag, cancellationToken);
                (isRead, readFailures) = (true, 0);
                if (Lists(index, referrer.Digest))
                {
                    if (writes == 0 || await IsSettledAsync(address, tag, referrer.Digest, cancellationToken))
                        return;
                }
                else if (writes > 0 && digest == replaced)
                {
                    // No writer brings that back: a cache shows what was there before our write, which the registry has taken.
                    if (++staleAnswers > MaxStaleAnswers)
                        return;
                    await _settling.PassAsync(cancellationToken);
                }
                else
                {
                    replaced = digest;
                    await WriteAsync(address, tag, index, referrer, cancellationToken);
                    _settling.Observe(started);
                    writes++;
                }
            }
            catch (RegistryException exception) when (!exception.IsRefusal
                && (isRead ? ++writeFailures < MaxWriteFailures : ++readFailures < MaxReadFailures))
            {
                // docker-registry fails while another writer is at the same tag.
                await Task.Delay(SettlingTime.Least, time, cancellationToken);
            }
        }

        throw new RegistryException(
            ReasonCode.RegistryUnreachable,
            $"{address}: other writers have overwritten the referrers tag {tag} {MaxWrites} times; run again when they have ended.");
    }

    /// <summary>Entries of what was deleted make registries refuse the whole list: they are left out then, and only then.</summary>
    private async Task WriteAsync(
        RepositoryAddress address, string tag, JsonElement? index, Descriptor referrer, CancellationToken cancellationToken)
    {
        try
        {
            await writer.PushOnceAsync(address, tag, With(index, [.. Entries(index)], referrer), cancellationToken);
        }
        catch (RegistryException exception) when (exception.IsRefusal && Entries(index).Any())
        {
            var living = new List<JsonElement>();
            foreach (var entry in Entries(index))
            {
                if (await ExistsAsync(address, entry, cancellationToken))
                    living.Add(entry);
            }

            if (living.Count == Entries(index).Count())
                throw;
            await writer.PushOnceAsync(address, tag, With(index, living, referrer), cancellationToken);
        }
    }

    private async Task<bool> ExistsAsync(RepositoryAddress address, JsonElement entry, CancellationToken cancellationToken)
    {
        if (DigestOf(entry) is not { } digest)
            return false;

        var subject = new RequestSubject(address, $"manifest {digest}");
        var answer = await transport.SendAsync(
            new RegistryRequest
            {
                Method = HttpMethod.Head,
                Uri = address.Manifest(digest.ToString()),
                Subject = subject,
                Limits = new ExchangeLimits(0),
            },
            cancellationToken);
        return answer.Status is HttpStatusCode.OK or HttpStatusCode.NotFound
            ? answer.Status == HttpStatusCode.OK
            : throw RegistryFailures.OfStatus(subject, answer);
    }

    /// <summary>A writer that had read before our write overwrites it. After this pause it has done so.</summary>
    private async Task<bool> IsSettledAsync(RepositoryAddress address, string tag, Digest digest, CancellationToken cancellationToken)
    {
        await _settling.PassAsync(cancellationToken);
        return Lists((await ReadAsync(address, tag, cancellationToken)).Index, digest);
    }

    /// <returns>The index and its digest; null where there is none yet.</returns>
    private async Task<(JsonElement? Index, Digest? Digest)> ReadAsync(RepositoryAddress address, string tag, CancellationToken cancellationToken)
    {
        var subject = new RequestSubject(address, $"the referrers tag {tag}");
        var answer = await transport.SendAsync(
            new RegistryRequest
            {
                Method = HttpMethod.Get,
                Uri = address.Manifest(tag),
                Subject = subject,
                Limits = new ExchangeLimits(options.MaxManifestSize),
            },
            cancellationToken);
        if (answer.Status == HttpStatusCode.NotFound)
            return (null, null);

        var body = answer.RequireBody(subject, options.MaxManifestSize);
        return answer.MediaType == MediaTypes.OciIndex && Parse(body) is { } index && !Entries(index).Any(IsOfPlatform)
            ? (index, Digest.Compute(body))
            : throw new RegistryException(ReasonCode.RegistryDenied, NoList(address, tag, body)) { IsRefusal = true };
    }

    private static string NoList(RepositoryAddress address, string tag, byte[] body) =>
        ReferrerListing.TagOf(Digest.Compute(body)) == tag
            ? $"{address}: this registry takes the tag {tag} for the image's digest and has no referrers API, so that no signature can be "
                + "listed there; copy the image to a registry with the referrers API."
            : $"{address}: the tag {tag} holds something else than a list of referrers, and this registry has no other place for "
                + "signatures; copy the image to a repository where that tag is free.";

    /// <summary>Then the index is a multi-platform image, not a list of what refers to one.</summary>
    private static bool IsOfPlatform(JsonElement entry) =>
        entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty("platform", out var platform) && platform.ValueKind != JsonValueKind.Null;

    private static JsonElement? Parse(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return
                document.RootElement is { ValueKind: JsonValueKind.Object } root
                && (
                    !root.TryGetProperty("manifests", out var manifests) || manifests.ValueKind is JsonValueKind.Array or JsonValueKind.Null
                )
                ? root.Clone()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool Lists(JsonElement? index, Digest digest) =>
        Entries(index).Any(entry => DigestOf(entry) == digest);

    private static Digest? DigestOf(JsonElement entry) =>
        entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty("digest", out var text) && text.ValueKind == JsonValueKind.String
            && Digest.TryParse(text.GetString(), out var digest) ? digest : null;

    private static JsonElement.ArrayEnumerator Entries(JsonElement? index) =>
        index is { } root && root.TryGetProperty("manifests", out var manifests) && manifests.ValueKind == JsonValueKind.Array
            ? manifests.EnumerateArray()
            : default;

    /// <summary>What stood there stays as it was.</summary>
    private static ManifestContent With(JsonElement? index, IReadOnlyList<JsonElement> entries, Descriptor referrer)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var text = new Utf8JsonWriter(json))
        {
            text.WriteStartObject();
            text.WriteNumber("schemaVersion", 2);
            text.WriteString("mediaType", MediaTypes.OciIndex);
            text.WriteStartArray("manifests");
            foreach (var entry in entries)
                entry.WriteTo(text);
            JsonSerializer.Serialize(text, referrer, OciJson.Default.Descriptor);
            text.WriteEndArray();
            if (index is { } root)
            {
                foreach (
                    var member in root.EnumerateObject().Where(member => member.Name is not ("schemaVersion" or "mediaType" or "manifests"))
                )
                    member.WriteTo(text);
            }

            text.WriteEndObject();
        }

        return ManifestContent.Of(MediaTypes.OciIndex, json.WrittenMemory);
    }
}
