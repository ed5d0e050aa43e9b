using System.Text;
using Components.Tests.Cli;
using EcsImageAuditor.Emulator.Faults;
using EcsImageAuditor.Emulator.Registry;
using ImageSignatures.Oci;

namespace Components.Tests.Signing;

/// <summary>Registries that list signatures late, or have no place for the list.</summary>
public sealed class UnusualRegistryTests : IAsyncLifetime
{
    private const int Failed = 1;
    private SigningStage _stage = null!;

    public async Task InitializeAsync() => _stage = await SigningStage.StartAsync();

    public async Task DisposeAsync() => await _stage.DisposeAsync();

    [NeedsFact(Component.Notation)]
    public async Task A_signature_that_the_registry_lists_late_is_judged_by_its_digest()
    {
        await using var registry = await RegistryServer.StartAsync();
        await _stage.Writer(registry.Host).PushAsync("web", Shapes.Of("single"), "1");
        registry.Faults.Add(new Fault(Answer("""{"schemaVersion":2,"manifests":[]}""", MediaTypes.OciIndex), "GET", "/referrers/"));

        var run = await SignAsync(registry);

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Assert.Contains("1 signed", run.Output, StringComparison.Ordinal);
        Assert.Contains("does not list the signature sha256:", run.Output, StringComparison.Ordinal);
        AssertEach.IsNot(registry.Requests, request => IsWrite(request) && request.PathAndQuery.Contains("/manifests/sha256-", StringComparison.Ordinal));
    }

    [NeedsFact(Component.Notation)]
    public async Task A_list_under_a_tag_that_a_cache_shows_late_is_written_a_few_times_at_most()
    {
        await using var registry = await RegistryServer.StartAsync(new RegistryServerOptions { ReferrersApi = false });
        await _stage.Writer(registry.Host).PushAsync("web", Shapes.Of("single"), "1");
        registry.Faults.Add(new Fault(new FaultKind.Status(404), "GET", "/manifests/sha256-"));

        var run = await SignAsync(registry);

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Assert.Contains("does not list the signature sha256:", run.Output, StringComparison.Ordinal);
        Assert.InRange(registry.Requests.Count(request => request.Method == "PUT" && request.PathAndQuery.Contains("/manifests/sha256-", StringComparison.Ordinal)), 1, 2);
    }

    [NeedsTheory(Component.Notation)]
    [InlineData("single", "for the image's digest and has no referrers API")]
    [InlineData("multi-arch", "something else than a list of referrers")]
    public async Task A_registry_that_takes_the_tag_for_the_digest_is_noticed_before_anything_is_written(string shape, string why)
    {
        await using var registry = await RegistryServer.StartAsync(new RegistryServerOptions { ReferrersApi = false });
        var image = Shapes.Of(shape);
        var digest = (await _stage.Writer(registry.Host).PushAsync("web", image, "1")).Digest;
        registry.Faults.Add(
            new Fault(
                Answer(Encoding.UTF8.GetString(image.Manifest.Bytes.Span), image.Manifest.MediaType),
                "GET",
                $"/manifests/{digest.Replace(':', '-')}"));
        registry.ClearRequests();

        var run = await SignAsync(registry);

        Assert.Equal(Failed, run.ExitCode);
        Assert.Contains(shape == "single" ? why : "no referrers API", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("remove", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("delete", run.Output, StringComparison.Ordinal);
        AssertEach.IsNot(registry.Requests, IsWrite);
    }

    [NeedsFact(Component.Notation)]
    public async Task Another_multi_platform_image_under_the_tag_stays_as_it_is()
    {
        await using var registry = await RegistryServer.StartAsync(new RegistryServerOptions { ReferrersApi = false });
        var digest = (await _stage.Writer(registry.Host).PushAsync("web", Shapes.Of("single"), "1")).Digest;
        await _stage.Writer(registry.Host).PushAsync("web", Shapes.Of("multi-arch"), digest.Replace(':', '-'));
        registry.ClearRequests();

        var run = await SignAsync(registry);

        Assert.Equal(Failed, run.ExitCode);
        Assert.Contains("copy the image to a repository where that tag is free", run.Output, StringComparison.Ordinal);
        AssertEach.IsNot(registry.Requests, IsWrite);
    }

    [NeedsFact(Component.Notation)]
    public async Task An_image_with_more_signatures_than_verifiers_look_at_gets_no_further_one()
    {
        await using var registry = await RegistryServer.StartAsync(new RegistryServerOptions { ReferrersApi = false });
        var digest = (await _stage.Writer(registry.Host).PushAsync("web", Shapes.Of("single"), "1")).Digest;
        var entries = Enumerable.Range(0, 1200).Select(number =>
            $$"""{"mediaType":"{{MediaTypes.OciManifest}}","digest":"sha256:{{number:x64}}","size":9,"artifactType":"application/vnd.cncf.notary.signature"}""");
        var index = $$"""{"schemaVersion":2,"mediaType":"{{MediaTypes.OciIndex}}","manifests":[{{string.Join(',', entries)}}]}""";
        await registry.PutManifestAsync("web", Encoding.UTF8.GetBytes(index), MediaTypes.OciIndex, digest.Replace(':', '-'));
        registry.ClearRequests();

        var run = await SignAsync(registry);

        Assert.Equal(Failed, run.ExitCode);
        Assert.Contains("signature-limit", run.Output, StringComparison.Ordinal);
        AssertEach.IsNot(registry.Requests, IsWrite);
    }

    private Task<CommandLineRun> SignAsync(RegistryServer registry) =>
        _stage.SignAsync($"{registry.Host}/web:1", "--profile", _stage.ProfileArn);

    private static bool IsWrite(RecordedRequest request) => request.Method is "PUT" or "POST" or "PATCH" or "DELETE";

    private static FaultKind.Status Answer(string body, string mediaType) =>
        new(200) { Body = body, Headers = new Dictionary<string, string> { ["Content-Type"] = mediaType } };
}
