using System.Text;
using System.Text.Json.Nodes;
using Components.Tests.Cli;
using EcsImageAuditor.Emulator.Faults;
using EcsImageAuditor.Emulator.Registry;
using EcsImageAuditor.Emulator.Signer;

namespace Components.Tests.Signing;

/// <summary>Whatever goes wrong is one clear line, and nothing is called signed that is not.</summary>
public sealed class SignFaultTests : IAsyncLifetime
{
    private const int Failed = 1;
    private const int MayPass = 3;
    private SigningStage _stage = null!;
    private RegistryServer _source = null!;
    private RegistryServer _target = null!;
    private string _digest = "";

    public async Task InitializeAsync()
    {
        _stage = await SigningStage.StartAsync();
        _source = await RegistryServer.StartAsync();
        _target = await RegistryServer.StartAsync(new RegistryServerOptions { ReferrersApi = false, Capacity = 1024 * 1024 });
        _digest = (await _stage.Writer(_source.Host).PushAsync("web", Shapes.Of("single"), "1")).Digest;
    }

    public async Task DisposeAsync()
    {
        await _stage.DisposeAsync();
        await _source.DisposeAsync();
        await _target.DisposeAsync();
    }

    [NeedsTheory(Component.Notation)]
    [InlineData(401, Failed, "registry-denied", "answered 401 for manifest 1")]
    [InlineData(403, Failed, "registry-denied", "docker login")]
    [InlineData(404, Failed, "image-not-found", "answered 404 for manifest 1")]
    [InlineData(429, MayPass, "registry-throttled", "wants fewer requests")]
    [InlineData(500, MayPass, "registry-unreachable", "answered 500 for manifest 1")]
    [InlineData(503, MayPass, "registry-unreachable", "answered 503 for manifest 1")]
    public async Task A_source_that_does_not_give_the_manifest_is_told(int status, int exitCode, string code, string message)
    {
        _source.Faults.Add(new Fault(new FaultKind.Status(status), "GET", "/manifests/"));

        await AssertFailsAsync(exitCode, code, message);
        Assert.Empty(_target.Requests);
    }

    [NeedsTheory(Component.Notation)]
    [InlineData(401, Failed, "registry-denied")]
    [InlineData(404, Failed, "image-not-found")]
    [InlineData(429, MayPass, "registry-throttled")]
    [InlineData(500, MayPass, "registry-unreachable")]
    public async Task A_source_that_does_not_give_a_blob_is_told(int status, int exitCode, string code)
    {
        _source.Faults.Add(new Fault(new FaultKind.Status(status), "GET", "/blobs/"));

        await AssertFailsAsync(exitCode, code, $"answered {status} for blob sha256:");
    }

    [NeedsFact(Component.Notation)]
    public async Task A_blob_that_breaks_off_every_time_is_given_up_and_never_completed()
    {
        _source.Faults.Add(new Fault(new FaultKind.TruncateBody(), "GET", "/blobs/"));

        await AssertFailsAsync(MayPass, "registry-unreachable", "broke off 5 times, last after ");
        AssertNothingWasCompleted();
    }

    [NeedsFact(Component.Notation)]
    public async Task A_blob_that_breaks_off_once_is_taken_up_where_it_broke_off()
    {
        _source.Faults.Add(new Fault(new FaultKind.TruncateBody(), "GET", "/blobs/", times: 2));

        Assert.Equal(0, (await SignAsync()).ExitCode);
    }

    [NeedsFact(Component.Notation)]
    public async Task A_blob_of_another_digest_is_told_and_never_completed()
    {
        _source.Faults.Add(new Fault(new FaultKind.WrongBytes(), "GET", "/blobs/"));

        await AssertFailsAsync(Failed, "image-damaged", "so that it is damaged");
        AssertNothingWasCompleted();
    }

    [NeedsFact(Component.Notation)]
    public async Task A_large_blob_of_another_digest_is_never_completed()
    {
        await _stage.Writer(_source.Host).PushAsync("web", Shapes.Large(3 * 1024 * 1024, 1), "1");
        _source.Faults.Add(new Fault(new FaultKind.WrongBytes(), "GET", "/blobs/"));

        await AssertFailsAsync(Failed, "image-damaged", "so that it is damaged");
        AssertNothingWasCompleted();
    }

    [NeedsFact(Component.Notation)]
    public async Task A_full_target_is_told()
    {
        await _stage.Writer(_source.Host).PushAsync("web", Shapes.Large(3 * 1024 * 1024, 2), "1");

        await AssertFailsAsync(Failed, "registry-refused", "it is full, or takes nothing of this size");
    }

    [NeedsTheory(Component.Notation)]
    [InlineData("POST", "/blobs/uploads/", 403, Failed, "registry-denied", "wants a login that may push")]
    [InlineData("POST", "/blobs/uploads/", 429, MayPass, "registry-throttled", "wants fewer requests")]
    [InlineData("PUT", "/blobs/uploads/", 500, MayPass, "registry-unreachable", "or its storage is full")]
    [InlineData("PUT", "/manifests/1.0.0", 400, Failed, "registry-refused", "what it has against it stands in its log")]
    [InlineData("PUT", "/manifests/sha256-", 500, MayPass, "registry-unreachable", "answered 500 when manifest sha256-")]
    public async Task A_target_that_does_not_take_something_is_told(
        string method, string path, int status, int exitCode, string code, string message)
    {
        _target.Faults.Add(new Fault(new FaultKind.Status(status), method, path));

        await AssertFailsAsync(exitCode, code, message);
        _target.Faults.Clear();
        Assert.Equal(0, (await SignAsync()).ExitCode);
    }

    [NeedsTheory(Component.Notation)]
    [InlineData(403, "AccessDeniedException", Failed, "signer-denied", "User: x is not authorized")]
    [InlineData(429, "TooManyRequestsException", MayPass, "signer-throttled", "with a lower concurrency")]
    [InlineData(500, "InternalServiceErrorException", MayPass, "signer-unavailable", "run again")]
    [InlineData(404, "ResourceNotFoundException", Failed, "profile-unusable", "knows no signing profile")]
    [InlineData(400, "ValidationException", Failed, "profile-unusable", "it may be canceled or revoked")]
    public async Task An_AWS_Signer_that_does_not_sign_is_told_and_nothing_is_attached(
        int status, string error, int exitCode, string code, string message)
    {
        _stage.Signer.Faults.Add(new Fault(
            new FaultKind.Status(status)
            {
                Headers = new Dictionary<string, string> { ["x-amzn-ErrorType"] = error, ["Content-Type"] = "application/json" },
                Body = $$"""{"message":"User: x is not authorized","code":"{{error}}"}""",
            },
            "POST",
            "/signing-jobs/with-payload"));

        await AssertFailsAsync(exitCode, code, message);
        AssertNothingIsAttached();
    }

    [NeedsFact(Component.Notation)]
    public async Task A_slow_AWS_Signer_is_waited_for()
    {
        _stage.Signer.Faults.Add(new Fault(new FaultKind.Delay(TimeSpan.FromSeconds(1)), "POST", "/signing-jobs/with-payload"));

        Assert.Equal(0, (await SignAsync()).ExitCode);
    }

    [NeedsTheory(Component.Notation)]
    [InlineData("another image", "The signature is about another artifact")]
    [InlineData("another profile", "is not among the trusted identities")]
    [InlineData("another root", "none of its certificates is in the trust store")]
    [InlineData("changed", "The signature envelope is invalid")]
    [InlineData("expired", "expired")]
    [InlineData("no envelope", "The signature envelope is invalid")]
    [InlineData("nothing", "without a signature")]
    public async Task A_bad_envelope_is_refused_before_anything_is_attached(string fault, string message)
    {
        await using var stranger = await SignerServer.StartAsync();
        var body = new JsonObject
        {
            ["jobId"] = "1",
            ["jobOwner"] = "111122223333",
            ["signature"] = Convert.ToBase64String(BadEnvelope(fault, stranger)),
        };
        _stage.Signer.Faults.Add(
            new Fault(
                new FaultKind.Status(200)
                {
                    Headers = new Dictionary<string, string> { ["Content-Type"] = "application/json" },
                    Body = body.ToJsonString(),
                },
                "POST",
                "/signing-jobs/with-payload"
            )
        );

        await AssertFailsAsync(Failed, "envelope-invalid", message);
        AssertNothingIsAttached();
    }

    [NeedsFact(Component.Notation)]
    public async Task Where_it_cannot_be_told_whether_an_image_is_signed_nothing_is_signed()
    {
        Assert.Equal(0, (await SignAsync()).ExitCode);
        _stage.Signer.Faults.Add(new Fault(new FaultKind.Status(500), "GET", "/revocations"));
        _stage.Signer.ClearRequests();

        await AssertFailsAsync(MayPass, "verification-inconclusive", "It could not be told whether");
        AssertEach.IsNot(_stage.Signer.Requests, request => request.Method == "POST");
    }

    private byte[] BadEnvelope(string fault, SignerServer stranger)
    {
        var payload = Encoding.UTF8.GetBytes(Payload(fault == "another image" ? $"sha256:{new string('0', 64)}" : _digest));
        stranger.PutSigningProfile(SigningStage.ProfileName);
        _stage.Signer.PutSigningProfile("other");
        var good = _stage.Signer.SignPayload(SigningStage.ProfileName, payload).Envelope.ToArray();
        return fault switch
        {
            "another image" => good,
            "another profile" => _stage.Signer.SignPayload("other", payload).Envelope.ToArray(),
            "another root" => stranger.SignPayload(SigningStage.ProfileName, payload).Envelope.ToArray(),
            "expired" => _stage
                .Signer.SignPayload(SigningStage.ProfileName, payload, SigningOptions.Expired(TimeProvider.System))
                .Envelope.ToArray(),
            "changed" => Change(good),
            "no envelope" => "<html></html>"u8.ToArray(),
            _ => [],
        };
    }

    private static string Payload(string digest)
    {
        var manifest = Shapes.Of("single").Descriptor;
        return $$$"""{"targetArtifact":{"mediaType":"{{{manifest.MediaType}}}","digest":"{{{digest}}}","size":{{{manifest.Size}}}}}""";
    }

    private static byte[] Change(byte[] envelope)
    {
        var place = envelope.AsSpan().LastIndexOf("\"signature\":\""u8) + 20;
        envelope[place] = envelope[place] == (byte)'A' ? (byte)'B' : (byte)'A';
        return envelope;
    }

    private async Task AssertFailsAsync(int exitCode, string code, string message)
    {
        var run = await SignAsync("--output", "json");

        Assert.True(run.ExitCode == exitCode, run.Output + run.Error);
        var report = Assert.Single(run.Objects);
        Assert.Equal(code, (string?)report["reason"]!["code"]);
        Assert.Contains(message, (string?)report["reason"]!["message"], StringComparison.Ordinal);
        Assert.Null(report["verdict"]);
    }

    /// <summary>Neither a tag nor an upload was completed with what was wrong: the config alone may be there.</summary>
    private void AssertNothingWasCompleted() =>
        AssertEach.IsNot(
            _target.Requests,
            request => request.Method == "PUT" && request.PathAndQuery.Contains("/manifests/", StringComparison.Ordinal)
        );

    private void AssertNothingIsAttached() => AssertEach.IsNot(
        _target.Requests,
        request => request.Method == "PUT" && request.PathAndQuery.Contains("/manifests/sha256", StringComparison.Ordinal));

    private Task<CommandLineRun> SignAsync(params string[] options)
    {
        var file = _stage.Configure($"profile: {_stage.ProfileArn}", ($"{_source.Host}/web:1", "web"));
        return _stage.SignAsync(["--config", file, "--target-registry", _target.Host, .. options]);
    }
}
