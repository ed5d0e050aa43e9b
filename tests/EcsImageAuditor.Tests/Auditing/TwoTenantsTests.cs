using Amazon.ECS.Model;
using EcsImageAuditor.Auditing;
using EcsImageAuditor.Ecs;
using EcsImageAuditor.Emulator.Images;
using EcsImageAuditor.Emulator.Registry;
using EcsImageAuditor.Gating;
using EcsImageAuditor.Tests.Registries;
using EcsImageAuditor.Tests.Shared.Auditing;
using ImageSignatures.Verdicts;
using ImageSignatures.Verification;
using Moq;
using Task = System.Threading.Tasks.Task;

namespace EcsImageAuditor.Tests.Auditing;

/// <summary>
/// Two tenants of one cluster: whatever the one launches, pushes, names or tags, the good service of the other is neither stopped nor
/// blocked nor kept waiting, and its bad one is heard of.
/// </summary>
public sealed class TwoTenantsTests : IDisposable
{
    private const int Seeds = 8;

    private const string Hanging = "hanging";

    private static readonly Verdict Unsigned = Verdict.Because(ReasonCode.NoSignature, "No signature.");
    private static readonly ReasonCode[] Codes = Enum.GetValues<ReasonCode>();

    /// <summary>What hangs uses up all of it, in real time because the registry is real; an image has a quarter of it.</summary>
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(12);

    private readonly HttpClient _http = new();

    public void Dispose() => _http.Dispose();

    /// <summary>All at once: they mostly wait.</summary>
    [Fact]
    public async Task What_one_tenant_does_never_harms_the_other()
    {
        var failures = await Task.WhenAll(Enumerable.Range(1, Seeds).Select(async seed =>
            await Record.ExceptionAsync(() => HarmsNobodyAsync(seed)) is { } failure ? $"Seed {seed}: {failure}" : null));

        Assert.Empty(failures.OfType<string>());
    }

    private async Task HarmsNobodyAsync(int seed)
    {
        var random = new Random(seed);
        await using var registry = await RegistryServer.StartAsync();
        var pushed = await new RegistryWriter(_http, registry.Host).PushAsync("b/good", ImageBuilder.Index($"{seed}", ImageFormat.Oci, "amd64", "arm64"), "1");
        var json = await _http.GetStringAsync(new Uri($"http://{registry.Host}/v2/b/good/manifests/{pushed.Digest}"));
        var platform = (string)System.Text.Json.Nodes.JsonNode.Parse(json)!["manifests"]![0]!["digest"]!;
        await new RegistryWriter(_http, registry.Host).PushAsync("b/good", ImageBuilder.Index("a", ImageFormat.Oci, "amd64"), "taken");

        var verifier = new FixedVerifier(async (image, token) =>
        {
            if (image.Repository.Contains(Hanging, StringComparison.Ordinal))
                await Task.Delay(Timeout.Infinite, token);
            if (image.Digest.ToString() == pushed.Digest.ToString())
                return Verdict.Trust;
            if (image.Repository.StartsWith("a/code", StringComparison.Ordinal))
                return Verdict.Because(Codes[int.Parse(image.Repository[6..], null)], "Because.");
            return image.Repository == "a/throws" ? throw new FormatException("no") : (ImageVerification)Unsigned;
        });
        var sink = new RecordingSink("sink");
        using var bench = new AuditBench
        {
            Verifier = verifier,
            HasRegistry = true,
            Registries = AllowedRegistriesTests.Of(registry.Host, "*.a.example"),
            Sinks = [sink],
            Stops = new StopPolicy { Enabled = true, Clusters = ["prod"] },
        };
        var good = Of("good", "b-good", new EcsContainer("app") { Image = $"{registry.Host}/b/good:1", ImageDigest = platform });
        var bad = Of("bad", "b-bad", new EcsContainer("app") { Image = $"{registry.Host}/b/bad:1", ImageDigest = Tasks.DigestOf("bad") });
        var all = Enumerable.Range(0, random.Next(3, 12)).Select(number => Attack(random, number, registry.Host, platform)).Append(good).Append(bad).ToArray();
        bench.Runs(all);
        random.Shuffle(all);

        var outcomes = await bench.Run().RunAsync(
            [.. all.Select(task => new AuditRequest(task, IsLastAttempt: random.Next(2) == 0))], Budget, default);

        var finding = Assert.Single(outcomes.Single(outcome => outcome.Task.TaskArn == good.TaskArn).Findings);
        Assert.Equal((Verdict.Trust, Decision.Allow), (finding.Audit.Image.Verdict, finding.Audit.Decision));
        Assert.DoesNotContain(bench.Ecs.Invocations, call => call.Arguments.OfType<StopTaskRequest>().Any(stop => stop.Task == good.TaskArn));
        Assert.Contains(sink.Findings, told => told.Audit.Task.TaskArn == bad.TaskArn);
        Assert.Equal(
            GateOutcome.Allowed,
            GateRule.Decide([new GateSubject(finding.Audit.Image.Verdict, IsVouched: true)], InconclusivePolicy.Block, attempts: 0));
    }

    /// <summary>A task of the first tenant: any registry, any name, any tag, and the digest of the other's image among them.</summary>
    private static EcsTask Attack(Random random, int number, string host, string platform)
    {
        var containers = Enumerable.Range(0, random.Next(1, 11)).Select(index =>
        {
            var own = Tasks.DigestOf($"{number}/{index}");
            return new EcsContainer(random.Next(2) == 0 ? "app" : $"c{index}")
            {
                Image = random.Next(8) switch
                {
                    0 => $"{host}/b/good:junk{number}-{index}@{platform}",
                    1 => $"{host}/b/good:taken",
                    2 => $"{random.Next(4)}.a.example/{Hanging}/{number}-{index}:1",
                    3 => $"evil.example/x{index}:1",
                    4 => $"{host}/a/code{random.Next(Codes.Length)}:1",
                    5 => $"{host}/a/throws:1",
                    6 => "Not A Reference",
                    _ => $"{host}/b/good:1",
                },
                ImageDigest = random.Next(3) == 0 ? platform : own,
            };
        });

        // RunTask takes any text as the group, the name of the other's service too.
        return random.Next(4) switch
        {
            0 => Of($"attack{number}", "a-service", [.. containers]),
            1 => Of($"attack{number}", $"a-service-{number}", [.. containers]),
            2 => Of($"attack{number}", "b-good", [.. containers]) with { StartedBy = "somebody" },
            _ => Of($"attack{number}", "b-bad", [.. containers]) with { StartedBy = "somebody" },
        };
    }

    private static EcsTask Of(string id, string service, params EcsContainer[] containers) =>
        Tasks.Named(id, containers) with { Group = $"service:{service}" };
}
