using System.Net;
using System.Net.Http.Headers;
using EcsImageAuditor.Emulator.Oci;

namespace EcsImageAuditor.Emulator.Images;

/// <summary>Pushes images to a registry of plain HTTP, this emulator's or any other. Thread safe.</summary>
/// <param name="http">The client to use; its handler must not be shared with credentials of others.</param>
/// <param name="host">Host and port of the registry: "localhost:5000".</param>
/// <param name="credential">Answers the registry's Basic or Bearer challenge; null for an open registry.</param>
public sealed class RegistryWriter(HttpClient http, string host, NetworkCredential? credential = null)
{
    private const int MaxManifestBytes = 4 << 20;

    private readonly RegistryCredentials _credentials = new(http, host, credential);

    /// <summary>Pushes an image or index with all it refers to, under a tag where one is given.</summary>
    /// <exception cref="HttpRequestException">The registry refused something.</exception>
    public async Task<Descriptor> PushAsync(string repository, BuiltImage image, string tag = "", CancellationToken ct = default)
    {
        foreach (var child in image.Children)
            await PushAsync(repository, child, "", ct);
        foreach (var blob in image.Blobs)
            await PushBlobAsync(repository, blob.Bytes, ct);
        await PushManifestAsync(repository, tag.Length > 0 ? tag : image.Descriptor.Digest, image.Manifest, ct);
        return image.Descriptor;
    }

    /// <summary>Pushes a blob that the repository lacks, in one piece.</summary>
    /// <returns>The blob's digest.</returns>
    /// <exception cref="HttpRequestException">The registry refused it.</exception>
    public async Task<string> PushBlobAsync(string repository, ReadOnlyMemory<byte> bytes, CancellationToken ct = default)
    {
        var digest = Digest.Of(bytes.Span);
        using var known = await SendAsync(() => new HttpRequestMessage(HttpMethod.Head, Address($"{repository}/blobs/{digest}")), ct);
        if (known.StatusCode == HttpStatusCode.OK)
            return digest;

        using var start = await SendAsync(() => new HttpRequestMessage(HttpMethod.Post, Address($"{repository}/blobs/uploads/")), ct);
        await CheckAsync(start, "starting an upload", ct);
        var location = start.Headers.Location ?? throw new HttpRequestException("The upload has no Location.");
        var upload = new UriBuilder(new Uri(Address(""), location));
        upload.Query = $"{upload.Query.TrimStart('?')}&digest={Uri.EscapeDataString(digest)}".TrimStart('&');
        using var end = await SendAsync(() => Put(upload.Uri, bytes, "application/octet-stream"), ct);
        await CheckAsync(end, $"pushing blob {digest}", ct);
        return digest;
    }

    /// <summary>Pushes a manifest under a tag or its digest.</summary>
    /// <returns>Whether the registry lists the manifest as a referrer of its subject; if not, the tag schema must.</returns>
    /// <exception cref="HttpRequestException">The registry refused it.</exception>
    public async Task<bool> PushManifestAsync(string repository, string reference, Content manifest, CancellationToken ct = default)
    {
        var address = Address($"{repository}/manifests/{reference}");
        using var answer = await SendAsync(() => Put(address, manifest.Bytes, manifest.MediaType), ct);
        await CheckAsync(answer, $"pushing manifest {reference}", ct);
        return answer.Headers.Contains("OCI-Subject");
    }

    /// <summary>The bytes of a manifest; empty when the repository has none of that reference.</summary>
    /// <exception cref="HttpRequestException">The registry refused, or the manifest is larger than 4 MiB.</exception>
    public async Task<ReadOnlyMemory<byte>> GetManifestAsync(
        string repository, string reference, string mediaType, CancellationToken ct = default)
    {
        using var answer = await SendAsync(() => Get(Address($"{repository}/manifests/{reference}"), mediaType), ct);
        if (answer.StatusCode == HttpStatusCode.NotFound)
            return default;

        await CheckAsync(answer, $"reading manifest {reference}", ct);
        await answer.Content.LoadIntoBufferAsync(MaxManifestBytes, ct);
        return await answer.Content.ReadAsByteArrayAsync(ct);
    }

    private Uri Address(string path) => new($"http://{host}/v2/{path}");

    private static HttpRequestMessage Get(Uri address, string accept) =>
        new(HttpMethod.Get, address) { Headers = { Accept = { new MediaTypeWithQualityHeaderValue(accept) } } };

    private static HttpRequestMessage Put(Uri address, ReadOnlyMemory<byte> bytes, string mediaType) =>
        new(HttpMethod.Put, address)
        {
            Content = new ReadOnlyMemoryContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue(mediaType) } },
        };

    // Sent once as it is, and once more with what the registry asked for.
    private async Task<HttpResponseMessage> SendAsync(Func<HttpRequestMessage> create, CancellationToken ct)
    {
        var answer = await SendOnceAsync(create, ct);
        if (answer.StatusCode != HttpStatusCode.Unauthorized || !await _credentials.TryAnswerAsync(answer, ct))
            return answer;

        answer.Dispose();
        return await SendOnceAsync(create, ct);
    }

    private async Task<HttpResponseMessage> SendOnceAsync(Func<HttpRequestMessage> create, CancellationToken ct)
    {
        using var request = create();
        // An upload may be sent to another host, which has no business with the credentials.
        if (request.RequestUri?.Authority == host)
            request.Headers.Authorization = _credentials.Current;
        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
    }

    private static async Task CheckAsync(HttpResponseMessage answer, string doing, CancellationToken ct)
    {
        if (answer.IsSuccessStatusCode)
            return;

        await answer.Content.LoadIntoBufferAsync(MaxManifestBytes, ct);
        var body = await answer.Content.ReadAsStringAsync(ct);
        throw new HttpRequestException($"The registry refused {doing}: {(int)answer.StatusCode} {body}", null, answer.StatusCode);
    }
}
