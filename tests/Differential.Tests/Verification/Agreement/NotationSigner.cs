using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using EcsImageAuditor.Emulator.Registry;
using EcsImageAuditor.Tests.Shared.Verification.Notation;
using ImageSignatures.Oci;
using ImageSignatures.Registry;
using ImageSignatures.Registry.Transport;

namespace Differential.Tests.Verification.Agreement;

/// <summary>The real notation, signing the image of every <see cref="ArtifactCase"/>.</summary>
internal sealed class NotationSigner : IAsyncDisposable
{
    private readonly NotationCli _notation = new();
    private readonly HttpClient _http = RegistryHttp.CreateClient();
    private readonly RegistryServer _registry;
    private int _signed;

    private NotationSigner(RegistryServer registry) => _registry = registry;

    public static async Task<NotationSigner> StartAsync() => new(await RegistryServer.StartAsync());

    /// <summary>Lets notation make a key of its own, with a certificate that issued itself.</summary>
    /// <returns>The certificate in DER.</returns>
    public async Task<byte[]> GenerateAsync(string name)
    {
        (await _notation.RunAsync(["cert", "generate-test", name])).Succeeded();
        var pem = await File.ReadAllTextAsync(Path.Combine(_notation.ConfigurationDirectory, "localkeys", $"{name}.crt"));
        return X509Certificate2.CreateFromPem(pem).RawData;
    }

    /// <summary>Gives notation a key and a chain.</summary>
    public async Task AddAsync(string name, FixedChain chain)
    {
        var directory = Directory.CreateDirectory(Path.Combine(_notation.ConfigurationDirectory, "own")).FullName;
        var (keyPath, certPath) = (Path.Combine(directory, $"{name}.key"), Path.Combine(directory, $"{name}.crt"));
        await File.WriteAllTextAsync(keyPath, chain.Chain.Leaf.Key.PrivatePem);
        await File.WriteAllTextAsync(certPath, string.Join('\n', chain.Encoded.Select(der => PemEncoding.WriteString("CERTIFICATE", der))));

        var file = Path.Combine(_notation.ConfigurationDirectory, "signingkeys.json");
        var keys = File.Exists(file)
            ? JsonNode.Parse(await File.ReadAllTextAsync(file))!.AsObject()
            : new JsonObject { ["keys"] = new JsonArray() };
        keys["keys"]!
            .AsArray()
            .Add(
                (JsonNode)
                    new JsonObject
                    {
                        ["name"] = name,
                        ["keyPath"] = keyPath,
                        ["certPath"] = certPath,
                    }
            );
        await File.WriteAllTextAsync(file, keys.ToJsonString());
    }

    /// <summary>Signs the image.</summary>
    /// <param name="key">The key's name.</param>
    /// <param name="format"><c>jws</c> or <c>cose</c>.</param>
    /// <param name="options">Further arguments of <c>notation sign</c>.</param>
    public async Task<AttachedEnvelope> SignAsync(string key, string format, params string[] options)
    {
        var item = new ArtifactCase(key, StatementSpec.Trusting([]));
        var image = AgreementRegistry.ImageIn(_registry.Host, $"signed-{_signed++}");
        await AgreementRegistry.PushAsync(_registry, item, image);
        (
            await _notation.RunAsync([
                "sign",
                "--insecure-registry",
                "--signature-format",
                format,
                "--key",
                key,
                .. options,
                image.ToString(),
            ])
        ).Succeeded();

        var client = new RegistryClient(
            _http,
            new FixedCredential(null),
            TimeProvider.System,
            new RegistryClientOptions { PlainHttp = true }
        );
        await foreach (var referrer in client.ReferrersAsync(image, AgreementRegistry.ArtifactType, CancellationToken.None))
        {
            var manifest = JsonNode.Parse(
                (await client.FetchManifestAsync(image with { Digest = referrer.Digest }, CancellationToken.None)).Content.Span
            )!;
            var layer = manifest["layers"]![0]!;
            Assert.True(Digest.TryParse((string)layer["digest"]!, out var digest));
            var descriptor = new Descriptor { MediaType = (string)layer["mediaType"]!, Digest = digest, Size = (long)layer["size"]! };
            return new AttachedEnvelope(await client.FetchBlobAsync(image, descriptor, CancellationToken.None), descriptor.MediaType);
        }

        throw new InvalidOperationException("notation signed, and no signature is listed.");
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        _notation.Dispose();
        await _registry.DisposeAsync();
    }
}
