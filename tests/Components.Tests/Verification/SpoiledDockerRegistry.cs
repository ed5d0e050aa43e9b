using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using EcsImageAuditor.Emulator.Images;
using EcsImageAuditor.Tests.Shared.Verification;
using ImageSignatures.Oci;

namespace Components.Tests.Verification;

/// <summary>docker-registry, which knows no referrers API: signatures are listed by tags, as every client does it there.</summary>
internal sealed class SpoiledDockerRegistry(HttpClient http, string host) : ISpoiledRegistry
{
    private readonly RegistryWriter _writer = new(http, host);

    /// <summary>True once the registry has refused something.</summary>
    public bool HasRefused { get; private set; }

    /// <summary>True once the list of the image's signatures was replaced, so that whatever stood there is lost.</summary>
    public bool HasReplacedList { get; private set; }

    public string PutBlob(string repository, byte[] bytes) => _writer.PushBlobAsync(repository, bytes).GetAwaiter().GetResult();

    public async Task<string> PutManifestAsync(string repository, byte[] bytes, string mediaType, string? tag = null)
    {
        var digest = Digest.Compute(bytes).ToString();
        if (tag is not null)
        {
            await PutAsync(repository, tag, await MergedAsync(repository, tag, bytes), mediaType);
            return digest;
        }

        if (!await PutAsync(repository, digest, bytes, mediaType))
            return digest;

        var subject = (string)JsonNode.Parse(bytes)!["subject"]!["digest"]!;
        var entry = new JsonObject
        {
            ["mediaType"] = mediaType, ["digest"] = digest, ["size"] = bytes.Length, ["artifactType"] = "application/vnd.cncf.notary.signature",
        };
        var index = new JsonObject { ["schemaVersion"] = 2, ["mediaType"] = MediaTypes.OciIndex, ["manifests"] = new JsonArray(entry) };
        var list = subject.Replace(':', '-');
        await PutAsync(repository, list, await MergedAsync(repository, list, JsonSerializer.SerializeToUtf8Bytes(index)), MediaTypes.OciIndex);
        return digest;
    }

    /// <returns>What is listed already and what is added; only the latter where it is no list.</returns>
    private async Task<byte[]> MergedAsync(string repository, string tag, byte[] added)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"http://{host}/v2/{repository}/manifests/{tag}");
        request.Headers.Accept.ParseAdd(MediaTypes.OciIndex);
        using var answer = await http.SendAsync(request);
        try
        {
            var merged = JsonNode.Parse(added)!.AsObject();
            var entries = merged["manifests"]!.AsArray();
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                foreach (var entry in JsonNode.Parse(await answer.Content.ReadAsByteArrayAsync())!["manifests"]!.AsArray())
                    entries.Add(entry?.DeepClone());
            }

            return JsonSerializer.SerializeToUtf8Bytes(merged);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException or NullReferenceException)
        {
            HasReplacedList = true;
            return added;
        }
    }

    private async Task<bool> PutAsync(string repository, string reference, byte[] bytes, string mediaType)
    {
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(mediaType);
        using var answer = await http.PutAsync(new Uri($"http://{host}/v2/{repository}/manifests/{reference}"), content);
        HasRefused |= !answer.IsSuccessStatusCode;
        return answer.IsSuccessStatusCode;
    }
}
