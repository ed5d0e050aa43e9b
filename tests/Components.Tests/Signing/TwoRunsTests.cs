using System.Text;
using EcsImageAuditor.Emulator.Faults;
using EcsImageAuditor.Emulator.Registry;
using ImageSignatures.Oci;

namespace Components.Tests.Signing;

/// <summary>Writers of one list of referrers, which the protocol gives no way to lock.</summary>
public sealed class TwoRunsTests
{
    private static readonly byte[] Foreign = Encoding.UTF8.GetBytes($$"""{"schemaVersion":2,"mediaType":"{{MediaTypes.OciManifest}}"}""");
    private static readonly string ForeignDigest = Digest.Compute(Foreign).ToString();
    private static readonly string DeadDigest = $"sha256:{new string('0', 64)}";

    [NeedsFact(Component.Notation, Component.DockerRegistry)]
    public async Task Two_runs_at_once_with_two_profiles_end_well_and_lose_no_signature()
    {
        await using var stage = await SigningStage.StartAsync();
        await using var registry = await DockerRegistry.StartOpenAsync();
        var other = stage.Signer.PutSigningProfile("other").Arn;
        var names = Enumerable.Range(0, 6).Select(number => $"{registry.Host}/shared/image:{number}").ToArray();
        foreach (var (name, number) in names.Select((name, number) => (name, number)))
            await stage
                .Writer(registry.Host)
                .PushAsync("shared/image", EcsImageAuditor.Emulator.Images.ImageBuilder.Image(name), $"{number}");

        var runs = await Task.WhenAll(
            Task.Run(() => stage.SignAsync([.. names, "--profile", stage.ProfileArn, "--concurrency", "6"])),
            Task.Run(() => stage.SignAsync([.. names, "--profile", other, "--concurrency", "6"])),
            Task.Run(() => stage.SignAsync([.. names, "--profile", stage.ProfileArn, "--concurrency", "6"])));

        AssertEach.Of(runs, run => Assert.True(run.ExitCode == 0, run.Output + run.Error));
        var again = await Task.WhenAll(
            stage.SignAsync([.. names, "--profile", stage.ProfileArn]), stage.SignAsync([.. names, "--profile", other]));
        AssertEach.Of(again, run => Assert.Contains("6 images: 6 already-signed", run.Output, StringComparison.Ordinal));
    }

    [NeedsTheory(Component.Notation)]
    [InlineData("after our write")]
    [InlineData("after we looked again")]
    public async Task An_entry_that_another_writer_overwrote_is_entered_again_beside_his(string when)
    {
        await using var stage = await SigningStage.StartAsync();
        await using var registry = await RegistryServer.StartAsync(new RegistryServerOptions { ReferrersApi = false });
        var digest = (await stage.Writer(registry.Host).PushAsync("web", Shapes.Of("single"), "1")).Digest;
        var tag = digest.Replace(':', '-');
        await registry.PutManifestAsync("web", Foreign, MediaTypes.OciManifest);
        var (written, looked, overwritten) = (false, 0, false);
        registry.Faults.Add(new Fault(new FaultKind.Reset(), request =>
        {
            if (!request.PathAndQuery.EndsWith($"/manifests/{tag}", StringComparison.Ordinal))
                return false;
            written |= request.Method == "PUT";
            looked += written && request.Method == "GET" ? 1 : 0;
            if (!overwritten && looked == (when == "after our write" ? 1 : 2))
            {
                overwritten = true;
                registry.PutManifestAsync("web", Index(ForeignDigest), MediaTypes.OciIndex, tag).GetAwaiter().GetResult();
            }

            return false;
        }));

        var run = await stage.SignAsync($"{registry.Host}/web:1", "--profile", stage.ProfileArn);

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Assert.True(overwritten);
        var index = Encoding.UTF8.GetString((await stage.Writer(registry.Host).GetManifestAsync("web", tag, MediaTypes.OciIndex)).Span);
        Assert.Contains(ForeignDigest, index, StringComparison.Ordinal);
        Assert.Contains("\"by\":\"somebody else\"", index, StringComparison.Ordinal);
        Assert.Contains("application/vnd.cncf.notary.signature", index, StringComparison.Ordinal);
    }

    [NeedsTheory(Component.Notation)]
    [InlineData("the signature")]
    [InlineData("the list of referrers")]
    public async Task A_registry_that_reads_its_own_half_written_file_is_asked_again(string pushed)
    {
        await using var stage = await SigningStage.StartAsync();
        await using var registry = await RegistryServer.StartAsync(new RegistryServerOptions { ReferrersApi = false });
        await stage.Writer(registry.Host).PushAsync("web", Shapes.Of("single"), "1");
        var left = 2;
        var halfWritten = new FaultKind.Status(400) { Body = """{"errors":[{"code":"DIGEST_INVALID","message":"x","detail":""}]}""" };
        registry.Faults.Add(new Fault(halfWritten, request =>
            request.Method == "PUT"
            && request.PathAndQuery.Contains(pushed == "the signature" ? "/manifests/sha256:" : "/manifests/sha256-", StringComparison.Ordinal)
            && left-- > 0));

        var run = await stage.SignAsync($"{registry.Host}/web:1", "--profile", stage.ProfileArn);

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Assert.True(left < 0);
    }

    [NeedsFact(Component.Notation)]
    public async Task A_write_that_the_registry_fails_is_not_repeated_over_what_another_writer_has_entered_since()
    {
        await using var stage = await SigningStage.StartAsync();
        await using var registry = await RegistryServer.StartAsync(new RegistryServerOptions { ReferrersApi = false });
        var digest = (await stage.Writer(registry.Host).PushAsync("web", Shapes.Of("single"), "1")).Digest;
        var tag = digest.Replace(':', '-');
        await registry.PutManifestAsync("web", Foreign, MediaTypes.OciManifest);
        var failed = 0;
        registry.Faults.Add(new Fault(new FaultKind.Status(500), request =>
        {
            if (request.Method != "PUT" || !request.PathAndQuery.EndsWith($"/manifests/{tag}", StringComparison.Ordinal) || failed == 3)
                return false;
            if (failed++ == 0)
                registry.PutManifestAsync("web", Index(ForeignDigest), MediaTypes.OciIndex, tag).GetAwaiter().GetResult();
            return true;
        }));

        var run = await stage.SignAsync($"{registry.Host}/web:1", "--profile", stage.ProfileArn);

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Assert.Equal(3, failed);
        var index = Encoding.UTF8.GetString((await stage.Writer(registry.Host).GetManifestAsync("web", tag, MediaTypes.OciIndex)).Span);
        Assert.Contains(ForeignDigest, index, StringComparison.Ordinal);
        Assert.Contains("application/vnd.cncf.notary.signature", index, StringComparison.Ordinal);
    }

    [NeedsFact(Component.Notation)]
    public async Task A_tag_that_is_somebodys_image_is_left_alone_and_told()
    {
        await using var stage = await SigningStage.StartAsync();
        await using var registry = await RegistryServer.StartAsync(new RegistryServerOptions { ReferrersApi = false });
        var digest = (await stage.Writer(registry.Host).PushAsync("web", Shapes.Of("single"), "1")).Digest;
        await stage.Writer(registry.Host).PushAsync("web", Shapes.Of("zstd"), digest.Replace(':', '-'));

        var run = await stage.SignAsync($"{registry.Host}/web:1", "--profile", stage.ProfileArn);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("holds something else than a list of referrers", run.Output, StringComparison.Ordinal);
    }

    [NeedsFact(Component.Notation)]
    public async Task An_entry_of_what_was_deleted_does_not_keep_an_image_from_being_signed()
    {
        await using var stage = await SigningStage.StartAsync();
        await using var registry = await RegistryServer.StartAsync(new RegistryServerOptions { ReferrersApi = false });
        var digest = (await stage.Writer(registry.Host).PushAsync("web", Shapes.Of("single"), "1")).Digest;
        var tag = digest.Replace(':', '-');
        await registry.PutManifestAsync("web", Foreign, MediaTypes.OciManifest);
        await registry.PutManifestAsync("web", Index(ForeignDigest, DeadDigest), MediaTypes.OciIndex, tag);

        var run = await stage.SignAsync($"{registry.Host}/web:1", "--profile", stage.ProfileArn);

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        var index = Encoding.UTF8.GetString((await stage.Writer(registry.Host).GetManifestAsync("web", tag, MediaTypes.OciIndex)).Span);
        Assert.Contains(ForeignDigest, index, StringComparison.Ordinal);
        Assert.DoesNotContain(DeadDigest, index, StringComparison.Ordinal);
    }

    private static byte[] Index(params IEnumerable<string> digests) =>
        Encoding.UTF8.GetBytes(
            $$"""{"schemaVersion":2,"mediaType":"{{MediaTypes.OciIndex}}","manifests":[{{string.Join(',', digests.Select(digest => $$"""{"mediaType":"{{MediaTypes.OciManifest}}","digest":"{{digest}}","size":{{Foreign.Length}},"artifactType":"sbom"}"""))}}],"annotations":{"by":"somebody else"} }"""
        );
}
