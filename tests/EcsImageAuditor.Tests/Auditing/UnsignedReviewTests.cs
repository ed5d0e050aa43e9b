using Amazon.ECR;
using Amazon.ECR.Model;
using EcsImageAuditor.Auditing;
using EcsImageAuditor.Ecs;
using EcsImageAuditor.Emulator.Faults;
using EcsImageAuditor.Emulator.Images;
using EcsImageAuditor.Emulator.Oci;
using EcsImageAuditor.Emulator.Registry;
using EcsImageAuditor.Tests.Shared.Auditing;
using EcsImageAuditor.Tests.Shared.Registry;
using ImageSignatures.Verdicts;
using ImageSignatures.Verification;
using Moq;
using Task = System.Threading.Tasks.Task;

namespace EcsImageAuditor.Tests.Auditing;

/// <summary>What is looked at before an image is called unsigned.</summary>
public sealed class UnsignedReviewTests : IAsyncLifetime, IDisposable
{
    private static readonly Verdict Unsigned = Verdict.Because(ReasonCode.NoSignature, "No signature.");
    private readonly HttpClient _http = new();
    private RegistryServer _registry = null!;

    public async Task InitializeAsync() => _registry = await RegistryServer.StartAsync();

    public async Task DisposeAsync() => await _registry.DisposeAsync();

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task A_platforms_manifest_has_the_verdict_of_the_signed_index_that_lists_it()
    {
        var (index, platform) = await PushIndexAsync("app", "1");

        var audit = await AuditAsync("app:1", platform, index.Digest, Verdict.Trust);

        Assert.Equal(Verdict.Trust, audit.Image.Verdict);
        Assert.Equal(platform, audit.Image.Image!.Digest.ToString());
        Assert.Contains(
            $"the index {index.Digest}, which the tag 1 names",
            Assert.Single(audit.Image.Verification.Warnings),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(ReasonCode.Revoked, VerdictKind.Untrusted)]
    [InlineData(ReasonCode.RevocationUnavailable, VerdictKind.Inconclusive)]
    [InlineData(ReasonCode.NoSignature, VerdictKind.Unsigned)]
    public async Task An_index_that_is_bad_or_unknown_does_not_excuse_its_platforms(ReasonCode code, VerdictKind expected)
    {
        var (index, platform) = await PushIndexAsync("app", "1");

        var audit = await AuditAsync("app:1", platform, index.Digest, Verdict.Because(code, "Because."));

        Assert.Equal((expected, code), (audit.Image.Verdict.Kind, audit.Image.Reason!.Code));
    }

    [Fact]
    public async Task A_trusted_index_that_does_not_list_the_digest_says_nothing_of_it_but_that_the_tag_moved()
    {
        var (_, platform) = await PushIndexAsync("app", "1");
        var (moved, _) = await PushIndexAsync("app", "1", "other");

        var audit = await AuditAsync("app:1", platform, moved.Digest, Verdict.Trust);

        Assert.Equal(Unsigned, audit.Image.Verdict);
        Assert.Contains(
            $"The tag 1 names {moved.Digest} by now",
            Assert.Single(audit.Image.Verification.Warnings),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_tag_that_is_gone_leaves_the_image_unsigned()
    {
        var (_, platform) = await PushIndexAsync("app", "1");

        var audit = await AuditAsync("app:2", platform, platform, Unsigned);

        Assert.Equal(Unsigned, audit.Image.Verdict);
        Assert.Contains("no longer exists", Assert.Single(audit.Image.Verification.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_registry_that_fails_over_the_tag_makes_it_inconclusive_for_the_index_might_be_signed()
    {
        var (_, platform) = await PushIndexAsync("app", "1");
        _registry.Faults.Add(new Fault(new FaultKind.Status(403), "HEAD", "/manifests/1"));
        _registry.Faults.Add(new Fault(new FaultKind.Status(403), "GET", "/manifests/1"));

        var audit = await AuditAsync("app:1", platform, platform, Unsigned);

        Assert.Equal(ReasonCode.RegistryDenied, audit.Image.Reason!.Code);
        Assert.Equal(Decision.Alert, audit.Decision);
    }

    [Fact]
    public async Task An_index_without_a_signature_is_unsigned_without_asking_for_its_tag()
    {
        var (index, _) = await PushIndexAsync("app", "1");
        _registry.ClearRequests();

        Assert.Equal(Unsigned, (await AuditAsync("app:1", index.Digest, index.Digest, Unsigned)).Image.Verdict);

        AssertEach.IsNot(_registry.Requests, request => request.PathAndQuery.EndsWith("/manifests/1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task While_ECR_signs_the_image_it_is_judged_again_later_and_not_stopped()
    {
        var audit = await AuditEcrAsync(
            new ImageSigningStatus
            {
                SigningProfileArn = "arn:aws:signer:us-east-1:111122223333:/signing-profiles/p",
                Status = SigningStatus.IN_PROGRESS,
            }
        );

        Assert.Equal(ReasonCode.SigningInProgress, audit.Image.Reason!.Code);
        Assert.True(audit.Image.Verdict.IsProvisional);
        Assert.Equal(Decision.Alert, audit.Decision);
    }

    [Fact]
    public async Task Why_ECR_could_not_sign_is_in_the_reason()
    {
        var audit = await AuditEcrAsync(
            new ImageSigningStatus
            {
                SigningProfileArn = "profile",
                Status = SigningStatus.FAILED,
                FailureCode = "AccessDenied",
                FailureReason = "no signer:SignPayload",
            }
        );

        Assert.Equal(ReasonCode.NoSignature, audit.Image.Reason!.Code);
        Assert.Contains("AccessDenied: no signer:SignPayload", audit.Image.Reason.Message, StringComparison.Ordinal);
        Assert.Equal(Decision.Stop, audit.Decision);
    }

    [Theory]
    [InlineData("AccessDeniedException", 1)]
    [InlineData("ImageNotFoundException", 0)]
    public async Task An_ECR_that_will_not_say_leaves_the_image_unsigned_and_tells_why(string code, int warnings)
    {
        var audit = await AuditEcrAsync(null, new AmazonECRException("no") { ErrorCode = code });

        Assert.Equal(Unsigned, audit.Image.Verdict);
        Assert.Equal(
            warnings,
            audit.Image.Verification.Warnings.Count(warning => warning.Contains("ecr:DescribeImageSigningStatus", StringComparison.Ordinal))
        );
    }

    public static TheoryData<Exception, ReasonCode> Outages => new()
    {
        { new AmazonECRException("no") { ErrorCode = "ThrottlingException" }, ReasonCode.RegistryThrottled },
        { new ServerException("down"), ReasonCode.RegistryUnreachable },
        { new HttpRequestException("refused"), ReasonCode.RegistryUnreachable },
        { new TaskCanceledException("the client's own timeout"), ReasonCode.RegistryUnreachable },
    };

    [Theory]
    [MemberData(nameof(Outages))]
    public async Task An_ECR_that_cannot_say_makes_it_inconclusive_for_the_image_may_be_about_to_be_signed(
        Exception failure,
        ReasonCode expected
    )
    {
        var audit = await AuditEcrAsync(null, failure);

        Assert.Equal((VerdictKind.Inconclusive, expected), (audit.Image.Verdict.Kind, audit.Image.Reason!.Code));
        Assert.Equal(Decision.Alert, audit.Decision);
    }

    [Fact]
    public async Task An_image_that_ECR_has_signed_meanwhile_is_judged_once_more()
    {
        var complete = new ImageSigningStatus { SigningProfileArn = "profile", Status = SigningStatus.COMPLETE };

        Assert.Equal(Verdict.Trust, (await AuditEcrAsync(complete, afresh: Verdict.Trust)).Image.Verdict);
        var removed = await AuditEcrAsync(complete, afresh: Unsigned);
        Assert.Contains("though ECR signed it with profile", removed.Image.Reason!.Message, StringComparison.Ordinal);
        Assert.Equal(Decision.Stop, removed.Decision);
    }

    [Fact]
    public async Task An_unsigned_image_that_starts_often_is_looked_into_once_a_minute()
    {
        var (_, platform) = await PushIndexAsync("app", "1");
        var time = new ManualTimeProvider();
        using var bench = new AuditBench
        {
            Verifier = new FixedVerifier((_, _) => Task.FromResult<ImageVerification>(Unsigned)),
            HasRegistry = true,
            Time = time,
        };
        var auditor = bench.Auditor();
        var task = Tasks.Of(new EcsContainer("app") { Image = $"{_registry.Host}/app:1", ImageDigest = platform });

        await auditor.AuditAsync([task], AuditBench.Budget, default);
        var asked = _registry.Requests.Count;
        await auditor.AuditAsync([task], AuditBench.Budget, default);
        Assert.Equal(asked, _registry.Requests.Count);

        time.Advance(TimeSpan.FromMinutes(1));
        await auditor.AuditAsync([task], AuditBench.Budget, default);
        Assert.NotEqual(asked, _registry.Requests.Count);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(40)]
    public async Task However_many_names_a_digest_runs_by_each_is_followed(int junk)
    {
        var (index, platform) = await PushIndexAsync("app", "good");
        var good = Tasks.Named("good", Container("good", "app:good", platform));
        var other = Tasks.Named(
            "junk", [.. Enumerable.Range(0, junk).Select(number => Container($"c{number}", $"app:junk{number}@{platform}", platform))]);

        var audits = await AuditAsync([other, good], (index.Digest, Verdict.Trust));

        Assert.Equal(Decision.Allow, audits[^1].Decision);
        AssertEach.Of(audits.SkipLast(1), audit => Assert.Equal(Unsigned, audit.Image.Verdict));
    }

    [Fact]
    public async Task A_bad_index_behind_one_name_of_a_digest_says_nothing_of_another_name()
    {
        var (index, platform) = await PushIndexAsync("app", "good");
        var json = await _http.GetStringAsync(new Uri($"http://{_registry.Host}/v2/app/manifests/{index.Digest}"));
        var node = System.Text.Json.Nodes.JsonNode.Parse(json)!;
        node["annotations"] = new System.Text.Json.Nodes.JsonObject { ["x"] = "y" };
        using var body = new StringContent(node.ToJsonString());
        body.Headers.ContentType = new("application/vnd.oci.image.index.v1+json");
        using var put = await _http.PutAsync(new Uri($"http://{_registry.Host}/v2/app/manifests/evil"), body);
        var evil = put.Headers.GetValues("Docker-Content-Digest").Single();
        var bogus = Verdict.Because(ReasonCode.Chain, "Bogus.");

        var audits = await AuditAsync(
            [Tasks.Named("junk", Container("c", "app:evil", platform)), Tasks.Named("good", Container("app", "app:good", platform))],
            (index.Digest, Verdict.Trust),
            (evil, bogus));

        Assert.Equal([bogus, Verdict.Trust], audits.Select(audit => audit.Image.Verdict));
        Assert.Equal([Decision.Stop, Decision.Allow], audits.Select(audit => audit.Decision));
    }

    [Fact]
    public async Task A_name_that_cannot_be_followed_leaves_the_other_names_their_verdict()
    {
        var (index, platform) = await PushIndexAsync("app", "good");
        _registry.Faults.Add(new Fault(new FaultKind.Status(403), "HEAD", "/manifests/junk"));
        _registry.Faults.Add(new Fault(new FaultKind.Status(403), "GET", "/manifests/junk"));

        var audits = await AuditAsync(
            [Tasks.Named("junk", Container("c", "app:junk", platform)), Tasks.Named("good", Container("app", "app:good", platform))],
            (index.Digest, Verdict.Trust));

        Assert.Equal(ReasonCode.RegistryDenied, audits[0].Image.Reason!.Code);
        Assert.Equal(Verdict.Trust, audits[1].Image.Verdict);
    }

    [Fact]
    public async Task ECR_is_asked_once_for_all_names_of_an_image()
    {
        using var bench = new AuditBench { Verifier = new FixedVerifier(("app", Unsigned)), Time = new ManualTimeProvider() };
        bench.Ecr
            .Setup(ecr => ecr.DescribeImageSigningStatusAsync(It.IsAny<DescribeImageSigningStatusRequest>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new DescribeImageSigningStatusResponse { SigningStatuses = [] });
        var auditor = bench.Auditor();
        EcsContainer Named(string tag) =>
            new(tag) { Image = $"111122223333.dkr.ecr.us-east-1.amazonaws.com/app:{tag}", ImageDigest = Tasks.DigestOf("app") };

        foreach (var tag in new[] { "1", "2", "3" })
            Assert.Equal(Decision.Alert, Assert.Single(await auditor.AuditAsync([Tasks.Of(Named(tag))], AuditBench.Budget, default)).Decision);

        Assert.Equal(
            [nameof(IAmazonECR.DescribeImageSigningStatusAsync), nameof(IAmazonECR.ListImageReferrersAsync)],
            bench.Ecr.Invocations.Select(invocation => invocation.Method.Name));
    }

    private EcsContainer Container(string name, string reference, string digest) =>
        new(name) { Image = $"{_registry.Host}/{reference}", ImageDigest = digest };

    /// <summary>Everything is unsigned but these digests.</summary>
    private static async Task<IReadOnlyList<ContainerAudit>> AuditAsync(
        IReadOnlyList<EcsTask> tasks, params (string Digest, Verdict Verdict)[] known)
    {
        var verdicts = known.ToDictionary(one => one.Digest, one => one.Verdict);
        using var bench = new AuditBench
        {
            Verifier = new FixedVerifier(
                (image, _) => Task.FromResult<ImageVerification>(verdicts.GetValueOrDefault(image.Digest.ToString()) ?? Unsigned)),
            HasRegistry = true,
            Stops = new StopPolicy { Enabled = true, Clusters = ["prod"] },
        };
        return await bench.Auditor().AuditAsync(tasks, AuditBench.Budget, default);
    }

    private static async Task<ContainerAudit> AuditEcrAsync(ImageSigningStatus? status, Exception? failure = null, Verdict? afresh = null)
    {
        using var bench = new AuditBench
        {
            Verifier = new FixedVerifier(("app", Unsigned)),
            Afresh = new FixedVerifier(("app", afresh ?? Unsigned)),
            Stops = new StopPolicy { Enabled = true, Clusters = ["prod"] },
        };
        var asked = bench.Ecr.Setup(ecr =>
            ecr.DescribeImageSigningStatusAsync(
                It.Is<DescribeImageSigningStatusRequest>(request =>
                    request.RegistryId == "111122223333"
                    && request.RepositoryName == "app"
                    && request.ImageId.ImageDigest == Tasks.DigestOf("app")
                ),
                It.IsAny<CancellationToken>()
            )
        );
        if (failure is null)
            asked.ReturnsAsync(new DescribeImageSigningStatusResponse { SigningStatuses = [status] });
        else
            asked.ThrowsAsync(failure);

        var container = new EcsContainer("app")
        {
            Image = "111122223333.dkr.ecr.us-east-1.amazonaws.com/app:1",
            ImageDigest = Tasks.DigestOf("app"),
        };
        return Assert.Single(await bench.Auditor().AuditAsync([Tasks.Of(container)], AuditBench.Budget, default));
    }

    /// <summary>Everything is unsigned but the one digest.</summary>
    private async Task<ContainerAudit> AuditAsync(string reference, string digest, string known, Verdict verdict)
    {
        var verifier = new FixedVerifier(
            (image, _) => Task.FromResult<ImageVerification>(image.Digest.ToString() == known ? verdict : Unsigned)
        );
        using var bench = new AuditBench { Verifier = verifier, HasRegistry = true };
        var container = new EcsContainer("app") { Image = $"{_registry.Host}/{reference}", ImageDigest = digest };
        return Assert.Single(await bench.Auditor().AuditAsync([Tasks.Of(container)], AuditBench.Budget, default));
    }

    private async Task<(Descriptor Index, string Platform)> PushIndexAsync(string repository, string tag, string seed = "seed")
    {
        var index = ImageBuilder.Index(seed, ImageFormat.Oci, "amd64", "arm64");
        var pushed = await new RegistryWriter(_http, _registry.Host).PushAsync(repository, index, tag);
        using var answer = await _http.GetAsync(new Uri($"http://{_registry.Host}/v2/{repository}/manifests/{pushed.Digest}"));
        var platform = System.Text.Json.Nodes.JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["manifests"]![0]!["digest"]!;
        return (pushed, (string)platform!);
    }
}
