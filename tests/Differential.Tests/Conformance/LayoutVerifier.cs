using System.Net.Sockets;
using System.Text.Json.Nodes;
using EcsImageAuditor.Emulator.Registry;
using EcsImageAuditor.Emulator.Signer;
using EcsImageAuditor.Tests.Shared.Verification;
using EcsImageAuditor.Tests.Shared.Verification.Notation;
using ImageSignatures.Oci;
using ImageSignatures.Registry;
using ImageSignatures.Verdicts;
using ImageSignatures.Verification;
using ImageSignatures.Verification.Builtin;

namespace Differential.Tests.Conformance;

/// <summary>The builtin verifier, over the kit's files alone: each layout goes into a registry that answers for the kit's host.</summary>
internal sealed class LayoutVerifier : IAsyncDisposable
{
    private readonly RegistryServer _registry;
    private readonly SignerServer _signer;
    private readonly HttpClient _http;

    private LayoutVerifier(RegistryServer registry, SignerServer signer)
    {
        (_registry, _signer) = (registry, signer);
        var port = int.Parse(registry.Host.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture);
        _http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            ConnectCallback = async (_, token) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                await socket.ConnectAsync("localhost", port, token);
                return new NetworkStream(socket, ownsSocket: true);
            },
        });
    }

    public static async Task<LayoutVerifier> StartAsync(SignerServer signer) => new(await RegistryServer.StartAsync(), signer);

    public async Task<ImageVerification> VerifyAsync(string kit, KitCase item)
    {
        var (host, repository) = (item.Scope.Split('/')[0], item.Scope.Split('/')[1]);
        await PushAsync(Path.Combine(kit, item.Folder, "layout"), repository);
        Assert.True(Digest.TryParse(item.Digest, out var digest));
        using var verifier = new BuiltinVerifier(
            new BuiltinOptions { ConfigDirectory = Path.Combine(kit, item.Folder, "notation"), Timeout = TimeSpan.FromMinutes(2) },
            new RegistryClient(_http, new FixedCredential(null), TimeProvider.System, new RegistryClientOptions { PlainHttp = true }),
            SignerAt.Revocation(_signer.Endpoint),
            TimeProvider.System);
        return await verifier.VerifyAsync(new ImageByDigest(host, repository, digest), CancellationToken.None);
    }

    public static bool Accepts(ImageVerification verification) => verification.Verdict is Verdict.Trusted or Verdict.Exempt;

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _registry.DisposeAsync();
    }

    private async Task PushAsync(string layout, string repository)
    {
        foreach (var blob in Directory.EnumerateFiles(Path.Combine(layout, "blobs", "sha256")))
            _registry.PutBlob(repository, await File.ReadAllBytesAsync(blob));
        var index = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(layout, "index.json")))!;
        foreach (var entry in index["manifests"]!.AsArray())
        {
            var bytes = await File.ReadAllBytesAsync(Path.Combine(layout, "blobs", ((string)entry!["digest"]!).Replace(':', '/')));
            await _registry.PutManifestAsync(repository, bytes, (string)entry["mediaType"]!);
        }
    }
}
