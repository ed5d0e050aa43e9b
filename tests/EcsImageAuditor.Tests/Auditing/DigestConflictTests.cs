using EcsImageAuditor.Auditing;
using EcsImageAuditor.Ecs;
using EcsImageAuditor.Emulator.Images;
using EcsImageAuditor.Emulator.Registry;
using EcsImageAuditor.Tests.Shared.Auditing;
using ImageSignatures.Verdicts;
using ImageSignatures.Verification;
using Task = System.Threading.Tasks.Task;

namespace EcsImageAuditor.Tests.Auditing;

/// <summary>The image reference names one digest, ECS reports another.</summary>
public sealed class DigestConflictTests : IAsyncLifetime, IDisposable
{
    private static readonly Verdict Unsigned = Verdict.Because(ReasonCode.NoSignature, "No signature.");
    private readonly HttpClient _http = new();
    private RegistryServer _registry = null!;

    public async Task InitializeAsync() => _registry = await RegistryServer.StartAsync();

    public async Task DisposeAsync() => await _registry.DisposeAsync();

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task An_index_and_the_manifest_that_it_lists_are_one_image()
    {
        var (index, platform) = await PushIndexAsync("seed");

        Assert.Equal(Verdict.Trust, (await AuditAsync(index, platform, Verdict.Trust)).Image.Verdict);
        Assert.Equal(Verdict.Trust, (await AuditAsync(platform, index, Verdict.Trust)).Image.Verdict);
    }

    [Fact]
    public async Task A_good_verdict_on_one_of_two_images_says_nothing_about_what_runs()
    {
        var (index, _) = await PushIndexAsync("seed");
        var (other, _) = await PushIndexAsync("other");

        var audit = await AuditAsync(index, other, Verdict.Trust);

        Assert.Equal((ReasonCode.DigestUnknown, Decision.Alert), (audit.Image.Reason!.Code, audit.Decision));
        Assert.Contains(index, audit.Image.Reason.Message, StringComparison.Ordinal);
        Assert.Contains(other, audit.Image.Reason.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_digest_that_the_registry_does_not_have_lists_nothing()
    {
        var (index, _) = await PushIndexAsync("seed");

        Assert.Equal(ReasonCode.DigestUnknown, (await AuditAsync(index, Tasks.DigestOf("gone"), Verdict.Trust)).Image.Reason!.Code);
    }

    [Fact]
    public async Task A_bad_image_does_not_become_inconclusive_by_it()
    {
        var (index, _) = await PushIndexAsync("seed");
        var (other, _) = await PushIndexAsync("other");

        var audit = await AuditAsync(index, other, Unsigned);

        Assert.Equal((VerdictKind.Unsigned, Decision.Stop), (audit.Image.Verdict.Kind, audit.Decision));
    }

    private async Task<ContainerAudit> AuditAsync(string named, string reported, Verdict verdict)
    {
        using var bench = new AuditBench
        {
            Verifier = new FixedVerifier((_, _) => Task.FromResult<ImageVerification>(verdict)),
            HasRegistry = true,
            Stops = new StopPolicy { Enabled = true, Clusters = ["prod"] },
        };
        var container = new EcsContainer("app") { Image = $"{_registry.Host}/app@{named}", ImageDigest = reported };
        return Assert.Single(await bench.Auditor().AuditAsync([Tasks.Of(container)], AuditBench.Budget, default));
    }

    private async Task<(string Index, string Platform)> PushIndexAsync(string seed)
    {
        var index = ImageBuilder.Index(seed, ImageFormat.Oci, "amd64", "arm64");
        var pushed = await new RegistryWriter(_http, _registry.Host).PushAsync("app", index, seed);
        using var answer = await _http.GetAsync(new Uri($"http://{_registry.Host}/v2/app/manifests/{pushed.Digest}"));
        var platform = System.Text.Json.Nodes.JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["manifests"]![0]!["digest"]!;
        return (pushed.Digest.ToString(), (string)platform!);
    }
}
