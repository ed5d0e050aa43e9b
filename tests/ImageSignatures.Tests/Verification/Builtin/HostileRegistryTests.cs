using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Amazon.Signer;
using EcsImageAuditor.Tests.Shared.Properties;
using EcsImageAuditor.Tests.Shared.Signatures.Builders;
using EcsImageAuditor.Tests.Shared.Verification;
using EcsImageAuditor.Tests.Shared.Verification.Notation;
using FsCheck.Fluent;
using ImageSignatures.Aws;
using ImageSignatures.Oci;
using ImageSignatures.Registry;
using ImageSignatures.Verdicts;
using ImageSignatures.Verification;
using ImageSignatures.Verification.Builtin;

namespace ImageSignatures.Tests.Verification.Builtin;

/// <summary>
/// Whatever a registry serves as a list of referrers or as the manifest of a signature, there is a verdict, and never a good one: no
/// exception, no hang, no more memory than the bytes warrant.
/// </summary>
public sealed class HostileRegistryTests : IDisposable
{
    private const int Mutated = 5_000;
    private const int Random = 1_000;
    private const long MaxMemory = 32 * 1024 * 1024;
    private static readonly TimeSpan MaxCost = TimeSpan.FromSeconds(10);

    private static readonly byte[] Manifest = Encoding.UTF8.GetBytes(
        $$"""
        {"schemaVersion":2,"mediaType":"{{MediaTypes.OciManifest}}","artifactType":"application/vnd.cncf.notary.signature",
        "config":{"mediaType":"application/vnd.oci.empty.v1+json","digest":"{{Digest.Compute("{}"u8)}}","size":2,"data":"e30="},
        "layers":[{"mediaType":"application/jose+json","digest":"{{Digest.Compute("{}"u8)}}","size":2,"urls":["http://a/"]}],
        "subject":{"mediaType":"{{MediaTypes.OciManifest}}","digest":"{{TestEnvelope.Digest}}","size":401},"annotations":{"a":"b"} }
        """);

    private static readonly byte[] Listing = ListingOf(Manifest);

    private readonly CannedRegistry _registry = new();
    private readonly TemporaryFolder _config = new();
    private readonly HttpClient _http;
    private readonly BuiltinVerifier _verifier;
    private readonly ImageByDigest _image;

    public HostileRegistryTests()
    {
        Assert.True(Digest.TryParse(TestEnvelope.Digest, out var digest));
        _image = new ImageByDigest("registry.example.com", "app", digest);
        File.WriteAllText(
            Path.Combine(_config.FullName, "trustpolicy.json"),
            """
            {"version":"1.0","trustPolicies":[{"name":"all","registryScopes":["*"],"signatureVerification":{"level":"audit"},
            "trustStores":["ca:x"],"trustedIdentities":["*"]}]}
            """);
        _http = new HttpClient(_registry);
        _verifier = new BuiltinVerifier(
            new BuiltinOptions { ConfigDirectory = _config.FullName, MaxSignatures = 5 },
            new RegistryClient(_http, new FixedCredential(null), TimeProvider.System, new RegistryClientOptions()),
            new AwsSignerRevocation(_ => throw new AmazonSignerException("nobody asks")),
            TimeProvider.System);
    }

    public void Dispose()
    {
        _verifier.Dispose();
        _http.Dispose();
        _registry.Dispose();
        _config.Dispose();
    }

    [Fact]
    public void Any_bytes_as_the_answer_of_the_referrers_API() =>
        Survives(bytes => (_registry.Referrers, _registry.Manifest) = (bytes, Manifest), Listing);

    [Fact]
    public void Any_bytes_as_the_index_of_the_tag_schema() =>
        Survives(bytes => (_registry.Tag, _registry.Manifest) = (bytes, Manifest), Listing);

    [Fact]
    public void Any_bytes_as_the_manifest_of_a_signature() => Survives(
        bytes => (_registry.Referrers, _registry.Manifest) = (ListingOf(bytes), bytes),
        Manifest,
        Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Manifest).Replace("layers", "blobs", StringComparison.Ordinal)));

    [Fact]
    public void Any_text_as_the_link_to_the_next_page() =>
        Survives(
            bytes =>
                (_registry.Referrers, _registry.Link) = (
                    Listing,
                    Encoding.Latin1.GetString(bytes).ReplaceLineEndings(" ").Replace('\0', ' ')
                ),
            "</v2/app/referrers/x?n=1>; rel=\"next\""u8.ToArray(),
            "<https://registry.example.com/v2/a>; a=\"b\"; rel=next, <b>; rel=prev"u8.ToArray()
        );

    [Theory]
    [InlineData("""{"layers":[null]}""")]
    [InlineData("""{"layers":[{"mediaType":"application/jose+json","digest":null,"size":2}]}""")]
    [InlineData("""{"layers":[{"mediaType":null,"digest":"sha256:0","size":2}]}""")]
    [InlineData("""{"layers":null,"blobs":[]}""")]
    [InlineData("null")]
    public async Task A_manifest_with_nothing_where_something_has_to_be_is_not_intact(string json)
    {
        var manifest = Encoding.UTF8.GetString(Manifest);
        var start = manifest.IndexOf("\"layers\"", StringComparison.Ordinal);
        var bytes = Encoding.UTF8.GetBytes(
            json == "null"
                ? json
                : manifest[..start] + json[1..^1] + manifest[manifest.IndexOf(",\n\"subject\"", StringComparison.Ordinal)..]
        );
        (_registry.Referrers, _registry.Manifest) = (ListingOf(bytes), bytes);

        Assert.Equal("integrity", VerdictCode.Of((await _verifier.VerifyAsync(_image, CancellationToken.None)).Verdict));
    }

    private static byte[] ListingOf(byte[] manifest) =>
        Encoding.UTF8.GetBytes(
            $$"""
            {"schemaVersion":2,"mediaType":"{{MediaTypes.OciIndex}}","manifests":[{"mediaType":"{{MediaTypes.OciManifest}}","digest":"{{Digest.Compute(
                manifest
            )}}",
            "size":{{manifest.Length}},"artifactType":"application/vnd.cncf.notary.signature","annotations":{"a":"b"} }]}
            """
        );

    private void Survives(Action<byte[]> serve, params byte[][] seeds)
    {
        Prop.ForAll(Mutations.Of(seeds), bytes => IsModest(bytes, serve)).Holds(Mutated);
        Prop.ForAll(Mutations.Noise(), bytes => IsModest(bytes, serve)).Holds(Random);
    }

    // The canned registry answers at once, so that all of it happens on this thread.
    private bool IsModest(byte[] bytes, Action<byte[]> serve)
    {
        _registry.Clear();
        serve(bytes);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Task<ImageVerification>? verification = null;
        var cost = CpuTime.Of(() => verification = _verifier.VerifyAsync(_image, CancellationToken.None));
        Assert.True(verification!.Wait(Patience.Limit), "The verification does not end.");
        return verification.Result.Verdict is Verdict.Reasoned
            && cost < MaxCost
            && GC.GetAllocatedBytesForCurrentThread() - before < MaxMemory;
    }

    /// <summary>A registry that serves the bytes it is given, without a network.</summary>
    private sealed class CannedRegistry : HttpMessageHandler
    {
        private const string TagPrefix = "/manifests/sha256-";

        public byte[]? Referrers { get; set; }

        public byte[]? Tag { get; set; }

        public byte[] Manifest { get; set; } = [];

        public string? Link { get; set; }

        public void Clear() => (Referrers, Tag, Manifest, Link) = (null, null, [], null);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var path = request.RequestUri!.AbsolutePath;
            return Task.FromResult(
                path switch
                {
                    _ when path.Contains("/referrers/", StringComparison.Ordinal) => Answer(Referrers, MediaTypes.OciIndex, Link),
                    _ when path.Contains(TagPrefix, StringComparison.Ordinal) => Answer(Tag, MediaTypes.OciIndex),
                    _ when path.EndsWith(TestEnvelope.Digest, StringComparison.Ordinal) => Answer(
                        new byte[401],
                        MediaTypes.OciManifest,
                        digest: TestEnvelope.Digest
                    ),
                    _ when path.Contains("/manifests/", StringComparison.Ordinal) => Answer(Manifest, MediaTypes.OciManifest),
                    _ => Answer("{}"u8.ToArray(), "application/octet-stream"),
                }
            );
        }

        private static HttpResponseMessage Answer(byte[]? body, string mediaType, string? link = null, string? digest = null)
        {
            if (body is null)
                return new HttpResponseMessage(HttpStatusCode.NotFound) { Content = new ByteArrayContent([]) };

            var answer = new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(body) };
            answer.Content.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
            if (link is not null)
                answer.Headers.TryAddWithoutValidation("Link", link);
            if (digest is not null)
                answer.Headers.TryAddWithoutValidation("Docker-Content-Digest", digest);
            return answer;
        }
    }
}
