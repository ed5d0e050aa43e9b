using System.Net;
using System.Security.Cryptography;
using System.Text;
using EcsImageAuditor.Emulator.Oci;

namespace EcsImageAuditor.Tests.Shared.Signing;

/// <summary>Pushes an image with layers that are made while they are sent, so that they are never in memory or on this side's disk.</summary>
internal static class GeneratedImage
{
    private const int Block = 1024 * 1024;

    /// <param name="host">localhost:PORT of a registry.</param>
    /// <param name="repository">The repository.</param>
    /// <param name="layers">What it consists of.</param>
    /// <returns>The image's digest; its tag is 1.</returns>
    public static async Task<string> PushAsync(string host, string repository, params IReadOnlyList<GeneratedLayer> layers)
    {
        using var http = new HttpClient { BaseAddress = new Uri($"http://{host}/v2/{repository}/"), Timeout = TimeSpan.FromMinutes(5) };
        var descriptors = new List<string>();
        foreach (var layer in layers)
            descriptors.Add(await PushLayerAsync(http, layer));
        var config = """{"architecture":"amd64","os":"linux","config":{},"rootfs":{"type":"layers","diff_ids":[]}}"""u8.ToArray();
        var configDigest = Digest(SHA256.HashData(config));
        await FinishAsync(http, await StartAsync(http), configDigest, config);
        var manifest = Encoding.UTF8.GetBytes(
            $$"""{"schemaVersion":2,"mediaType":"{{MediaTypes.OciManifest}}","config":{"mediaType":"{{MediaTypes.OciConfig}}","digest":"{{configDigest}}","size":{{config.Length}}},"layers":[{{string.Join(',', descriptors)}}]}"""
        );
        using var content = new ByteArrayContent(manifest) { Headers = { { "Content-Type", MediaTypes.OciManifest } } };
        using var answer = await http.PutAsync(new Uri("manifests/1", UriKind.Relative), content);
        answer.EnsureSuccessStatusCode();
        return Digest(SHA256.HashData(manifest));
    }

    private static async Task<string> PushLayerAsync(HttpClient http, GeneratedLayer layer)
    {
        using var content = new BlockContent(layer);
        using var request = new HttpRequestMessage(HttpMethod.Patch, await StartAsync(http)) { Content = content };
        using var answer = await http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        var digest = Digest(content.Hash.GetCurrentHash());
        await FinishAsync(http, answer.Headers.Location!, digest, []);
        return $$"""{"mediaType":"application/vnd.oci.image.layer.v1.tar","digest":"{{digest}}","size":{{layer.Size}}}""";
    }

    private static async Task<Uri> StartAsync(HttpClient http)
    {
        using var answer = await http.PostAsync(new Uri("blobs/uploads/", UriKind.Relative), null);
        answer.EnsureSuccessStatusCode();
        return answer.Headers.Location!;
    }

    private static async Task FinishAsync(HttpClient http, Uri upload, string digest, byte[] rest)
    {
        using var content = new ByteArrayContent(rest);
        using var answer = await http.PutAsync($"{upload}&digest={digest}", content);
        answer.EnsureSuccessStatusCode();
    }

    private static string Digest(byte[] hash) => $"sha256:{Convert.ToHexStringLower(hash)}";

    private sealed class BlockContent(GeneratedLayer layer) : HttpContent
    {
        public IncrementalHash Hash { get; } = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            var block = new byte[Block];
            new Random(layer.Seed).NextBytes(block);
            var number = 0;
            for (var left = layer.Size; left > 0; left -= block.Length)
            {
                BitConverter.TryWriteBytes(block, number++);
                var part = block.AsMemory(0, (int)Math.Min(left, block.Length));
                Hash.AppendData(part.Span);
                await stream.WriteAsync(part);
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = layer.Size;
            return true;
        }

        protected override void Dispose(bool disposing)
        {
            Hash.Dispose();
            base.Dispose(disposing);
        }
    }
}
