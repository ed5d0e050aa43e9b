using System.Text;
using Components.Tests.Cli;
using EcsImageAuditor.Emulator.Registry;
using ImageSignatures.Oci;

namespace Components.Tests.Signing;

/// <summary>Images that are rare, old or damaged, on their way from one registry to another.</summary>
public sealed class UnusualImageTests : IAsyncLifetime
{
    private const int Failed = 1;
    private const string Layer = "application/vnd.oci.image.layer.v1.tar+gzip";
    private SigningStage _stage = null!;
    private RegistryServer _source = null!;
    private RegistryServer _target = null!;

    public async Task InitializeAsync()
    {
        _stage = await SigningStage.StartAsync();
        _source = await RegistryServer.StartAsync();
        _target = await RegistryServer.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _stage.DisposeAsync();
        await _source.DisposeAsync();
        await _target.DisposeAsync();
    }

    [NeedsFact(Component.Notation)]
    public async Task A_manifest_of_schema_1_fails_with_its_cause()
    {
        const string manifest =
            """{"schemaVersion":1,"name":"x","tag":"1","architecture":"amd64","fsLayers":[],"history":[],"signatures":[]}""";
        await PutAsync(manifest, "application/vnd.docker.distribution.manifest.v1+prettyjws", "1");

        await AssertFailsAsync("image-damaged", "Docker's schema 1");
    }

    [NeedsTheory(Component.Notation)]
    [InlineData(+3)]
    [InlineData(-3)]
    public async Task A_layer_of_another_size_than_its_manifest_says_fails_with_its_cause(int difference)
    {
        var layer = Encoding.UTF8.GetBytes("a layer of some bytes");
        var digest = _source.PutBlob("web", layer);
        await PutAsync(ManifestOf($$"""{"mediaType":"{{Layer}}","digest":"{{digest}}","size":{{layer.Length + difference}}}"""), MediaTypes.OciManifest, "1");

        await AssertFailsAsync("image-damaged", "push the image again from what it was built of");
    }

    [NeedsTheory(Component.Notation)]
    [InlineData("application/vnd.oci.image.layer.nondistributable.v1.tar+gzip")]
    [InlineData("application/vnd.docker.image.rootfs.foreign.diff.tar.gzip")]
    public async Task A_nondistributable_layer_is_copied_where_the_source_has_it(string mediaType)
    {
        var there = Encoding.UTF8.GetBytes("a layer of Windows");
        var digest = _source.PutBlob("web", there);
        var gone = Digest.Compute(Encoding.UTF8.GetBytes("elsewhere")).ToString();
        var bytes = await PutAsync(
            ManifestOf(
                $$"""{"mediaType":"{{mediaType}}","digest":"{{digest}}","size":{{there.Length}}}""",
                $$"""{"mediaType":"{{mediaType}}","digest":"{{gone}}","size":9,"urls":["https://example.com/layer"]}"""),
            MediaTypes.OciManifest,
            "1");

        var run = await SignAsync();

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Assert.Equal(bytes, await CopyOfAsync("1.0.0", MediaTypes.OciManifest));
        Assert.Contains(_target.Requests, request => request.Method == "PUT" && request.PathAndQuery.Contains(Encoded(digest), StringComparison.Ordinal));
        Assert.DoesNotContain(_target.Requests, request => request.Method == "PUT" && request.PathAndQuery.Contains(Encoded(gone), StringComparison.Ordinal));
    }

    [NeedsFact(Component.Notation)]
    public async Task An_index_of_indexes_with_unknown_members_and_odd_media_types_survives_byte_for_byte()
    {
        const string odd = "application/vnd.example.thing.v1+json";
        var image = await _stage.Writer(_source.Host).PushAsync("web", Shapes.Of("single"));
        var thing = await PutAsync("""{ "schemaVersion":2, "anything":[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]] }""", odd);
        var inner = await PutAsync(
            $$"""{ "schemaVersion":2,"mediaType":"{{MediaTypes.OciIndex}}", "x":{"y":[1.50,"é"]},"manifests":[{"mediaType":"{{MediaTypes.OciManifest}}","digest":"{{image.Digest}}","size":{{image.Size}},"platform":{"architecture":"amd64","os":"linux","os.features":["win32k"]},"zzz":null}]}""",
            MediaTypes.OciIndex);
        var outer = await PutAsync(
            $$"""{"schemaVersion":2,"mediaType":"{{MediaTypes.OciIndex}}","manifests":[{{Entry(MediaTypes.OciIndex, inner)}},{{Entry(odd, thing)}}],"annotations":{"a":"b"}, "extra" : true }""",
            MediaTypes.OciIndex,
            "1");

        var run = await SignAsync();

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Assert.Equal(outer, await CopyOfAsync("1.0.0", MediaTypes.OciIndex));
        Assert.Equal(inner, await CopyOfAsync(DigestOf(inner), MediaTypes.OciIndex));
        Assert.Equal(thing, await CopyOfAsync(DigestOf(thing), odd));
    }

    [NeedsFact(Component.Notation)]
    public async Task An_index_that_lists_an_image_which_is_gone_fails_and_names_it()
    {
        var gone = $"sha256:{new string('0', 64)}";
        await PutAsync(
            $$"""{"schemaVersion":2,"mediaType":"{{MediaTypes.OciIndex}}","manifests":[{"mediaType":"{{MediaTypes.OciManifest}}","digest":"{{gone}}","size":2}]}""",
            MediaTypes.OciIndex,
            "1");

        await AssertFailsAsync("manifest-unusable", $"its index lists {gone}, which the registry does not have");
    }

    private Task<CommandLineRun> SignAsync(params IEnumerable<string> arguments)
    {
        var file = _stage.Configure($"profile: {_stage.ProfileArn}", ($"{_source.Host}/web:1", "team/web"));
        return _stage.SignAsync(["--config", file, "--target-registry", _target.Host, .. arguments]);
    }

    private async Task AssertFailsAsync(string code, string message)
    {
        var run = await SignAsync("--output", "json");

        Assert.True(run.ExitCode == Failed, run.Output + run.Error);
        var reason = Assert.Single(run.Objects)["reason"]!;
        Assert.Equal(code, (string?)reason["code"]);
        Assert.Contains(message, (string?)reason["message"], StringComparison.Ordinal);
    }

    private async Task<string> PutAsync(string manifest, string mediaType, string? tag = null)
    {
        await _source.PutManifestAsync("web", Encoding.UTF8.GetBytes(manifest), mediaType, tag);
        return manifest;
    }

    private string ManifestOf(params IEnumerable<string> layers)
    {
        var config = Encoding.UTF8.GetBytes("""{"architecture":"amd64","os":"linux","rootfs":{"type":"layers","diff_ids":[]}}""");
        var digest = _source.PutBlob("web", config);
        return $$"""{"schemaVersion":2,"mediaType":"{{MediaTypes.OciManifest}}","config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"{{digest}}","size":{{config.Length}}},"layers":[{{string.Join(',', layers)}}]}""";
    }

    private static string Entry(string mediaType, string content) =>
        $$"""{"mediaType":"{{mediaType}}","digest":"{{DigestOf(content)}}","size":{{Encoding.UTF8.GetByteCount(content)}}}""";

    private static string DigestOf(string content) => Digest.Compute(Encoding.UTF8.GetBytes(content)).ToString();

    private static string Encoded(string digest) => digest["sha256:".Length..];

    private async Task<string> CopyOfAsync(string reference, string mediaType) =>
        Encoding.UTF8.GetString((await _stage.Writer(_target.Host).GetManifestAsync("team/web", reference, mediaType)).Span);
}
