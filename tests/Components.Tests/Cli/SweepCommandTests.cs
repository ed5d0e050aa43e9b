using System.Text.Json.Nodes;
using System.Xml.Linq;
using EcsImageAuditor.Emulator.Aws;
using EcsImageAuditor.Emulator.Faults;
using EcsImageAuditor.Emulator.Registry;
using EcsImageAuditor.Emulator.Signer;
using EcsImageAuditor.Tests.Shared.Lambda;

namespace Components.Tests.Cli;

public sealed class SweepCommandTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private RegistryServer _registry = null!;
    private SignerServer _signer = null!;
    private AwsServer _aws = null!;
    private SignedImages _images = null!;

    public async Task InitializeAsync()
    {
        _registry = await RegistryServer.StartAsync();
        _signer = await SignerServer.StartAsync();
        _aws = await AwsServer.StartAsync(new AwsServerOptions { Region = "us-east-1", Account = "123456789012" });
        _images = new SignedImages(_registry.Host, _signer);
        _signer.PutSigningProfile(LambdaUnderTest.TrustedProfile);
        await _signer.SigningChain.WriteTrustStoreAsync(_folder.FullName);
    }

    public async Task DisposeAsync()
    {
        await _registry.DisposeAsync();
        await _signer.DisposeAsync();
        await _aws.DisposeAsync();
    }

    public void Dispose()
    {
        _images?.Dispose();
        _folder.Dispose();
    }

    [NeedsFact(Component.Notation)]
    public async Task Json_is_an_object_an_image_and_the_summary_last()
    {
        var trusted = await _images.TrustedAsync("good");
        var unsigned = await _images.UnsignedAsync("bad");
        RunningFleet.Run(_aws, "prod", "good", trusted, 120);
        RunningFleet.Run(_aws, "prod", "bad", unsigned, 3);

        var run = await SweepAsync("--output", "json");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            [
                $"trusted {trusted.Image}@{trusted.Digest} {trusted.Digest}",
                $"unsigned {unsigned.Image}@{unsigned.Digest} {unsigned.Digest}",
            ],
            run.Objects.SkipLast(1).Select(line => $"{line["verdict"]} {line["image"]} {line["digest"]}").Order()
        );
        AssertEach.Of(run.Objects.SkipLast(1), line => Assert.Equal("describe-tasks", (string?)line["digestSource"]));
        var summary = run.Objects[^1];
        Assert.Equal("ecs-image-auditor.sweep/1", (string?)summary["schema"]);
        Assert.Equal(
            (123, 120, 3),
            ((int)summary["tasks"]!, (int)summary["containers"]!["trusted"]!, (int)summary["containers"]!["unsigned"]!)
        );
        Assert.Equal(["service:bad", "service:good"], summary["workloads"]!.AsArray().Select(workload => (string?)workload!["workload"]));
        Assert.Contains("cluster 1 of 1", run.Error, StringComparison.Ordinal);
    }

    [NeedsFact(Component.Notation)]
    public async Task Text_shows_what_is_not_good_and_the_numbers()
    {
        var unsigned = await _images.UnsignedAsync("bad");
        RunningFleet.Run(_aws, "prod", "good", await _images.TrustedAsync("good"), 2);
        RunningFleet.Run(_aws, "test", "bad", unsigned, 3);

        var run = await SweepAsync("--cluster", "test", "--cluster", RunningFleet.ClusterArn("prod"));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"unsigned     service:bad/bad  {unsigned.Image}@{unsigned.Digest}", run.Output, StringComparison.Ordinal);
        Assert.Contains(
            "5 tasks, 2 images in 2 clusters: 2 trusted, 0 exempt, 3 unsigned, 0 untrusted, 0 inconclusive",
            run.Output,
            StringComparison.Ordinal
        );
    }

    [NeedsFact(Component.Notation)]
    public async Task A_state_file_makes_the_next_sweep_tell_what_changed()
    {
        RunningFleet.Run(_aws, "prod", "bad", await _images.UnsignedAsync("bad"), 3);
        var state = Path.Combine(_folder.FullName, "state.json");

        var dry = await SweepAsync("--output", "json", "--state", state, "--dry-run");
        Assert.False(File.Exists(state));
        var first = await SweepAsync("--output", "json", "--state", state);
        var second = await SweepAsync("--output", "json", "--state", state);

        Assert.Equal("newly-unsigned", (string?)dry.Objects[0]["change"]);
        Assert.Equal("newly-unsigned", (string?)first.Objects[0]["change"]);
        Assert.Null(second.Objects[0]["change"]);
        Assert.Empty(second.Objects[^1]["changes"]!.AsArray());
        Assert.Single(_aws.Published);
    }

    [NeedsFact(Component.Notation)]
    public async Task Html_is_one_page_in_which_no_name_is_markup()
    {
        var (image, digest) = await _images.UnsignedAsync("bad");
        _aws.AddTask(new JsonObject
        {
            ["taskArn"] = "arn:aws:ecs:us-east-1:123456789012:task/prod/1",
            ["clusterArn"] = RunningFleet.ClusterArn("prod"),
            ["group"] = "service:<script>alert(1)</script>",
            ["startedBy"] = "ecs-svc/1",
            ["lastStatus"] = "RUNNING",
            ["containers"] = new JsonArray(
                new JsonObject { ["name"] = "\"><img src=x onerror=alert(1)>\u202e\u0001", ["image"] = image, ["imageDigest"] = digest },
                new JsonObject { ["name"] = "odd", ["image"] = "&amp;<b>&\ud800" }),
        }.ToJsonString());
        var path = Path.Combine(_folder.FullName, "report.html");

        var run = await SweepAsync("--output", "html", "--out", path);

        Assert.Equal(1, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.False(File.Exists($"{path}.partial"));
        var html = await File.ReadAllTextAsync(path);
        Assert.StartsWith("<!DOCTYPE html>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        var page = XDocument.Parse(html);
        Assert.Equal("en", (string?)page.Root!.Attribute("lang"));
        AssertEach.Of(page.Descendants("table"), table => Assert.NotEmpty(table.Element("caption")!.Value));
        AssertEach.Of(page.Descendants("th"), header => Assert.NotNull(header.Attribute("scope")));
        Assert.Contains(page.Descendants("td"), cell => cell.Value == "service:<script>alert(1)</script>");
        Assert.DoesNotContain(
            "/>",
            html.Replace("charset=\"utf-8\" />", "", StringComparison.Ordinal)
                .Replace("initial-scale=1\" />", "", StringComparison.Ordinal)
                .Replace("'unsafe-inline'\" />", "", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
    }

    [NeedsFact(Component.Notation)]
    public async Task A_cluster_that_cannot_be_swept_is_no_clean_result()
    {
        RunningFleet.Run(_aws, "prod", "good", await _images.TrustedAsync("good"), 2);

        var run = await SweepAsync("--cluster", "prod", "--cluster", "none");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("The tasks of cluster none could not be listed (ClusterNotFoundException)", run.Output, StringComparison.Ordinal);
    }

    [NeedsFact(Component.Notation)]
    public async Task All_trusted_ends_with_0()
    {
        RunningFleet.Run(_aws, "prod", "good", await _images.TrustedAsync("good"), 2);

        Assert.Equal(0, (await SweepAsync()).ExitCode);
    }

    [NeedsTheory(Component.Notation)]
    [InlineData("--out", "/nowhere/report", "cannot be written to /nowhere/report")]
    [InlineData("--output", "yaml", "yaml")]
    public async Task What_cannot_be_used_is_one_line(string option, string value, string message)
    {
        var run = await SweepAsync(option, value);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [NeedsFact(Component.Notation)]
    public async Task A_state_file_that_is_none_is_one_line()
    {
        var state = Path.Combine(_folder.FullName, "state.json");
        await File.WriteAllTextAsync(state, "[]");

        var run = await SweepAsync("--state", state);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("delete this one to begin anew", run.Error, StringComparison.Ordinal);
    }

    [NeedsFact(Component.Notation)]
    public async Task A_registry_that_fails_is_inconclusive()
    {
        RunningFleet.Run(_aws, "prod", "good", await _images.TrustedAsync("good"), 2);
        _registry.Faults.Add(new Fault(new FaultKind.Status(403)));

        Assert.Equal(3, (await SweepAsync()).ExitCode);
    }

    private Task<CommandLineRun> SweepAsync(params string[] args) => CommandLineRun.OfAsync(
        [
            ("AUDITOR_VERIFIER", "builtin"), ("AWS_REGION", "us-east-1"), ("NOTATION_CONFIG", _folder.FullName),
            ("AUDITOR_REGISTRIES", _registry.Host),
            ("AUDITOR_TRUSTED_IDENTITIES", _signer.PutSigningProfile(LambdaUnderTest.TrustedProfile).Arn),
            ("AUDITOR_TOPIC_ARN", "arn:aws:sns:us-east-1:123456789012:alerts"),
            ("AWS_ENDPOINT_URL", _aws.Endpoint.ToString()), ("AWS_ENDPOINT_URL_SIGNER", _signer.Endpoint.ToString()),
        ],
        string.Empty,
        ["sweep", .. args]);
}
