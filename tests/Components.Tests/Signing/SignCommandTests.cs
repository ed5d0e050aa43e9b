using Components.Tests.Cli;
using EcsImageAuditor.Emulator.Aws;
using EcsImageAuditor.Emulator.Faults;
using EcsImageAuditor.Emulator.Registry;
using EcsImageAuditor.Tests.Shared.Lambda;

namespace Components.Tests.Signing;

public sealed class SignCommandTests : IAsyncLifetime
{
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
    public async Task A_second_run_changes_nothing_and_says_so()
    {
        await PushAsync("web", "single");
        await PushAsync("db", "multi-arch");
        await SignedAsync("web", "db");
        _target.ClearRequests();
        _stage.Signer.ClearRequests();

        var run = await SignAsync("web", "db");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("2 images: 2 already-signed", run.Output, StringComparison.Ordinal);
        Assert.Contains("Nothing was changed.", run.Output, StringComparison.Ordinal);
        AssertEach.Of(_target.Requests, request => Assert.Contains(request.Method, new[] { "GET", "HEAD" }));
        AssertEach.IsNot(_stage.Signer.Requests, request => request.Method == "POST");
    }

    [NeedsFact(Component.Notation)]
    public async Task A_dry_run_tells_the_plan_and_writes_nothing()
    {
        var image = await PushAsync("web", "multi-arch");
        var file = _stage.Configure("", ($"{_source.Host}/web:1", "team/web"));

        var run = await _stage.SignAsync("--config", file, "--target-registry", _target.Host, "--dry-run");

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Assert.Contains("create the signing profile team_web in us-west-2", run.Output, StringComparison.Ordinal);
        Assert.Contains("copy 3 manifests and 3 blobs", run.Output, StringComparison.Ordinal);
        Assert.Contains($"sign {image}", run.Output, StringComparison.Ordinal);
        AssertEach.Of(_target.Requests, request => Assert.Contains(request.Method, new[] { "GET", "HEAD" }));
        AssertEach.Of(_stage.Signer.Requests, request => Assert.Equal("GET", request.Method));
    }

    [NeedsFact(Component.Notation)]
    public async Task A_plan_of_what_is_signed_has_nothing_to_do()
    {
        await PushAsync("web", "single");
        await SignedAsync("web");

        var run = await SignAsync(["--dry-run"], "web");

        Assert.Contains("nothing to sign", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("copy ", run.Output, StringComparison.Ordinal);
    }

    [NeedsFact(Component.Notation)]
    public async Task Machines_get_one_object_an_image_and_nothing_else()
    {
        var digest = await PushAsync("web", "single");

        var run = await SignAsync(["--output", "json"], "web", "missing");

        Assert.Equal(1, run.ExitCode);
        var (good, bad) = (run.Objects[0], run.Objects[1]);
        Assert.Equal(2, run.Objects.Count);
        Assert.Equal($"{_target.Host}/web:1.0.0@{digest}", (string?)good["image"]);
        Assert.Equal("signed", (string?)good["result"]);
        Assert.Equal("trusted", (string?)good["verdict"]);
        Assert.Single(good["signatures"]!.AsArray());
        Assert.Equal("failed", (string?)bad["result"]);
        Assert.Equal("image-not-found", (string?)bad["reason"]!["code"]);
        Assert.Contains("copying", run.Error, StringComparison.Ordinal);
    }

    [NeedsFact(Component.Notation)]
    public async Task A_repository_has_a_profile_of_its_own_where_none_is_named_and_it_is_made_once()
    {
        await PushAsync("web", "single");
        await PushAsync("db", "multi-arch");
        var file = _stage.Configure("validity: 2 years", ($"{_source.Host}/web:1", "team/web"), ($"{_source.Host}/db:1", "db"));
        string[] arguments = ["--config", file, "--target-registry", _target.Host];

        Assert.Equal(0, (await _stage.SignAsync(arguments)).ExitCode);
        var again = await _stage.SignAsync(arguments);

        Assert.Contains("2 images: 2 already-signed", again.Output, StringComparison.Ordinal);
        Assert.Equal("2 YEARS", Period("team_web"));
        Assert.Equal("2 YEARS", Period("db"));
        Assert.Equal(2, _stage.Signer.Requests.Count(request => request.Method == "PUT"));
    }

    [NeedsFact(Component.Notation)]
    public async Task Of_an_index_only_the_wanted_platform_is_copied_and_its_bytes_stay()
    {
        var index = Shapes.Of("multi-arch");
        await PushAsync("web", "multi-arch");

        var run = await SignAsync(["--platform", "linux/arm64", "--output", "json"], "web");

        Assert.Equal(index.Children[1].Descriptor.Digest, (string?)run.Objects[0]["digest"]);
        AssertEach.IsNot(
            _target.Requests,
            request => request.PathAndQuery.Contains(index.Children[0].Descriptor.Digest, StringComparison.Ordinal)
        );
    }

    [NeedsFact(Component.Notation)]
    public async Task A_platform_that_is_missing_is_named_beside_those_that_there_are()
    {
        await PushAsync("web", "multi-arch");

        var run = await SignAsync(["--platform", "windows/amd64"], "web");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("has no image for windows/amd64; it has linux/amd64, linux/arm64", run.Output, StringComparison.Ordinal);
    }

    [NeedsFact(Component.Notation)]
    public async Task On_request_the_images_of_an_index_are_signed_too()
    {
        var index = Shapes.Of("multi-arch");
        await PushAsync("web", "multi-arch");

        var run = await SignAsync(["--sign-platforms", "--output", "json"], "web");

        Assert.Equal(3, run.Objects[0]["signatures"]!.AsArray().Count);
        foreach (var image in index.Children.Append(index))
            Assert.Equal("trusted", await _stage.VerdictAsync($"{_target.Host}/web@{image.Descriptor.Digest}"));
    }

    [NeedsFact(Component.Notation)]
    public async Task Images_are_signed_where_they_are_by_tag_or_digest()
    {
        await PushAsync("web", "single");
        var digest = await PushAsync("db", "multi-arch");

        var run = await _stage.SignAsync($"{_source.Host}/web:1", $"{_source.Host}/db@{digest}", "--profile", _stage.ProfileArn);

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Assert.Equal("trusted", await _stage.VerdictAsync($"{_source.Host}/web:1"));
        Assert.Equal("trusted", await _stage.VerdictAsync($"{_source.Host}/db:1"));
    }

    [NeedsFact(Component.Notation)]
    public async Task The_unsigned_images_that_verify_prints_are_signed_and_no_others()
    {
        await PushAsync("web", "single");
        await PushAsync("db", "single");
        await _stage.SignAsync($"{_source.Host}/web:1", "--profile", _stage.ProfileArn);
        await _stage.VerdictAsync($"{_source.Host}/web:1");
        var inventory = await _stage.RunAsync(
            "verify",
            "--verifier",
            "builtin",
            "--output",
            "json",
            $"{_source.Host}/web:1",
            $"{_source.Host}/db:1",
            $"{_source.Host}/missing:1"
        );
        _stage.Input = inventory.Output + inventory.Output;

        var run = await _stage.SignAsync("--from", "-", "--profile", _stage.ProfileArn, "--output", "json");

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith($"{_source.Host}/db:1@sha256:", (string?)Assert.Single(run.Objects)["image"], StringComparison.Ordinal);
        Assert.Equal("trusted", await _stage.VerdictAsync($"{_source.Host}/db:1"));
    }

    [NeedsFact(Component.Notation)]
    public async Task Two_tags_of_one_image_are_one_signature_though_they_are_signed_at_once()
    {
        var digest = await PushAsync("web", "single");
        await _stage.Writer(_source.Host).PushAsync("web", Shapes.Of("single"), "latest");

        var run = await _stage.SignAsync($"{_source.Host}/web:1", $"{_source.Host}/web:latest", "--profile", _stage.ProfileArn, "--output", "json");

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Assert.Equal(["already-signed", "signed"], run.Objects.Select(line => (string?)line["result"]).Order());
        AssertEach.Of(run.Objects, line => Assert.Equal(digest, (string?)line["digest"]));
    }

    [NeedsFact(Component.Notation)]
    public async Task A_dry_run_plans_what_the_run_would_do_also_for_platforms()
    {
        await PushAsync("web", "multi-arch");
        await _stage.SignAsync($"{_source.Host}/web:1", "--profile", _stage.ProfileArn);

        var index = await _stage.SignAsync($"{_source.Host}/web:1", "--profile", _stage.ProfileArn, "--dry-run");
        var platforms = await _stage.SignAsync($"{_source.Host}/web:1", "--profile", _stage.ProfileArn, "--dry-run", "--sign-platforms");
        _stage.Signer.Faults.Add(new Fault(new FaultKind.Status(403)));
        var unknown = await _stage.SignAsync($"{_source.Host}/web:1", "--profile", _stage.ProfileArn, "--dry-run");

        Assert.Contains("nothing to sign", index.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("nothing to sign", platforms.Output, StringComparison.Ordinal);
        Assert.Contains("sign sha256:", platforms.Output, StringComparison.Ordinal);
        Assert.Equal(3, unknown.ExitCode);
    }

    [NeedsFact(Component.Notation)]
    public async Task The_unsigned_images_that_a_sweep_prints_are_signed_and_the_next_sweep_trusts_them()
    {
        await using var aws = await AwsServer.StartAsync(new AwsServerOptions { Region = "us-east-1", Account = "123456789012" });
        RunningFleet.Run(aws, "prod", "web", ($"{_source.Host}/web:1", await PushAsync("web", "single")), 3);
        RunningFleet.Run(aws, "prod", "db", ($"{_source.Host}/db:1", await PushAsync("db", "multi-arch")), 2);
        await _stage.SignAsync($"{_source.Host}/web:1", "--profile", _stage.ProfileArn);
        Task<CommandLineRun> SweepAsync() => CommandLineRun.OfAsync(
            [
                .. _stage.Variables, ("AWS_ENDPOINT_URL_ECS", aws.Endpoint.ToString()), ("NOTATION_CONFIG", _stage.ConfigDirectory),
                ("AUDITOR_VERIFIER", "builtin"), ("AUDITOR_TRUSTED_IDENTITIES", _stage.ProfileArn),
                ("AUDITOR_REGISTRIES", _source.Host),
            ],
            string.Empty,
            ["sweep", "--region", "us-east-1", "--output", "json"]);

        var before = await SweepAsync();
        Assert.Equal(1, before.ExitCode);
        _stage.Input = before.Output;
        var signed = await _stage.SignAsync("--from", "-", "--profile", _stage.ProfileArn, "--output", "json");

        Assert.True(signed.ExitCode == 0, signed.Output + signed.Error);
        Assert.StartsWith($"{_source.Host}/db:1@sha256:", (string?)Assert.Single(signed.Objects)["image"], StringComparison.Ordinal);
        Assert.Equal(0, (await SweepAsync()).ExitCode);
    }

    [NeedsFact(Component.Notation)]
    public async Task A_profile_that_has_ended_is_told_before_anything_is_copied()
    {
        await PushAsync("web", "single");
        _stage.Signer.CancelSigningProfile(SigningStage.ProfileName);
        var file = _stage.Configure($"profile: {SigningStage.ProfileName}", ($"{_source.Host}/web:1", "web"));

        var run = await _stage.SignAsync("--config", file, "--target-registry", _target.Host);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("profile-unusable", run.Output, StringComparison.Ordinal);
        Assert.Contains("is canceled and signs no more", run.Output, StringComparison.Ordinal);
        Assert.Empty(_target.Requests);
    }

    [NeedsTheory(Component.Notation)]
    [InlineData("sign")]
    [InlineData("sign", "web:1")]
    [InlineData("sign", "web:1", "--profile", "not a profile")]
    [InlineData("sign", "web:1", "--profile", "release")]
    [InlineData("sign", "web:1", "--profile", "arn:aws:signer:us-west-2:111122223333:/signing-profiles/release/ABCDEFGH12")]
    [InlineData("sign", "web:1", "--config", "file.yaml")]
    [InlineData("sign", "--config", "/no/such/file")]
    [InlineData("sign", "--from", "/no/such/file", "--profile", "release")]
    [InlineData("sign", "web:1", "--profile", "arn:aws:signer:us-west-2:111122223333:/signing-profiles/release", "--concurrency", "0")]
    [InlineData("sign", "web:1", "--profile", "arn:aws:signer:us-west-2:111122223333:/signing-profiles/release", "--platform", "linux")]
    [InlineData("sign", "web:1", "--profile", "arn:aws:signer:us-west-2:111122223333:/signing-profiles/release", "--mirror", "docker.io")]
    [InlineData(
        "sign",
        "web:1",
        "--profile",
        "arn:aws:signer:us-west-2:111122223333:/signing-profiles/release",
        "--config-dir",
        "/no/such/directory"
    )]
    public async Task What_cannot_be_run_ends_with_2_and_one_line_that_says_what_to_do(params string[] arguments)
    {
        var run = await CommandLineRun.OfAsync(arguments);

        Assert.True(run.ExitCode == 2, run.Output + run.Error);
        Assert.StartsWith("error: ", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private string Period(string profile)
    {
        var validity = _stage.Signer.GetSigningProfile(profile).ValidityPeriod;
        return $"{validity.Value} {validity.Type}".ToUpperInvariant();
    }

    private async Task<string> PushAsync(string repository, string shape) =>
        (await _stage.Writer(_source.Host).PushAsync(repository, Shapes.Of(shape), "1")).Digest;

    private Task<CommandLineRun> SignAsync(params string[] repositories) => SignAsync([], repositories);

    private Task<CommandLineRun> SignAsync(string[] options, params string[] repositories)
    {
        var file = _stage.Configure(
            $"profile: {_stage.ProfileArn}",
            repositories.Select(repository => ($"{_source.Host}/{repository}:1", repository))
        );
        return _stage.SignAsync(["--config", file, "--target-registry", _target.Host, .. options]);
    }

    private async Task SignedAsync(params string[] repositories)
    {
        var run = await SignAsync(repositories);
        Assert.True(run.ExitCode == 0, run.Output + run.Error);
    }
}
