using Amazon.ECR;
using Amazon.ECR.Model;
using EcsImageAuditor.Auditing;
using EcsImageAuditor.Ecs;
using ImageSignatures.Verdicts;
using ImageSignatures.Verification;
using Moq;
using Task = System.Threading.Tasks.Task;
using Tasks = EcsImageAuditor.Tests.Shared.Auditing.Tasks;

namespace EcsImageAuditor.Tests.Auditing;

/// <summary>What ECR has archived is listed nowhere else and cannot be pulled.</summary>
public sealed class ArchiveReviewTests
{
    private const string Notary = "application/vnd.cncf.notary.signature";
    private static readonly string Signature = Tasks.DigestOf("signature");
    private static readonly Verdict Unsigned = Verdict.Because(ReasonCode.NoSignature, "No signature.");
    private static readonly Verdict Missing = Verdict.Because(ReasonCode.ImageNotFound, "The registry answered 404.");

    public static TheoryData<string> Away => ["ARCHIVED", "ACTIVATING"];

    [Theory, MemberData(nameof(Away))]
    public async Task An_image_whose_signature_is_archived_is_not_called_unsigned_and_not_stopped(string status)
    {
        var audit = await AuditAsync(Unsigned, Referrers([Referrer("ACTIVE", "application/sbom"), Referrer(status, Notary)]));

        Assert.Equal((VerdictKind.Inconclusive, ReasonCode.SignatureArchived), (audit.Image.Verdict.Kind, audit.Image.Reason!.Code));
        Assert.Equal(Decision.Alert, audit.Decision);
        Assert.Contains(
            $"aws ecr update-image-storage-class --region us-east-1 --registry-id 111122223333 --repository-name app --image-id imageDigest={Signature} --target-storage-class STANDARD",
            audit.Image.Reason.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_archived_signature_on_a_later_page_is_found()
    {
        var audit = await AuditAsync(
            Unsigned,
            ecr => ecr.SetupSequence(asked => asked.ListImageReferrersAsync(
                    It.Is<ListImageReferrersRequest>(request =>
                        request.RegistryId == "111122223333"
                        && request.RepositoryName == "app"
                        && request.SubjectId.ImageDigest == Tasks.DigestOf("app")
                        && request.Filter.ArtifactStatus == ArtifactStatusFilter.ANY),
                    It.IsAny<CancellationToken>()))
                .ReturnsAsync(new ListImageReferrersResponse { NextToken = "more" })
                .ReturnsAsync(new ListImageReferrersResponse { Referrers = [Referrer("ARCHIVED", Notary)] }));

        Assert.Equal(ReasonCode.SignatureArchived, audit.Image.Reason!.Code);
    }

    [Fact]
    public async Task Other_artifacts_that_are_archived_and_signatures_that_are_not_leave_the_image_unsigned()
    {
        var audit = await AuditAsync(Unsigned, Referrers([Referrer("ARCHIVED", "application/sbom"), Referrer("ACTIVE", Notary)]));

        Assert.Equal(Unsigned, audit.Image.Verdict);
        Assert.Equal(Decision.Stop, audit.Decision);
    }

    [Theory, MemberData(nameof(Away))]
    public async Task An_image_that_is_archived_is_not_called_deleted(string status)
    {
        var audit = await AuditAsync(
            Missing,
            ecr => ecr.Setup(asked => asked.DescribeImagesAsync(
                    It.Is<DescribeImagesRequest>(request => request.ImageIds[0].ImageDigest == Tasks.DigestOf("app")),
                    It.IsAny<CancellationToken>()))
                .ReturnsAsync(new DescribeImagesResponse
                {
                    ImageDetails = [new ImageDetail { ImageDigest = Tasks.DigestOf("app"), ImageStatus = status }],
                }));

        Assert.Equal((VerdictKind.Inconclusive, ReasonCode.ImageArchived), (audit.Image.Verdict.Kind, audit.Image.Reason!.Code));
        Assert.Contains("--target-storage-class STANDARD", audit.Image.Reason.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AccessDeniedException", VerdictKind.Unsigned, 1)]
    [InlineData("UnknownOperationException", VerdictKind.Unsigned, 0)]
    [InlineData("ThrottlingException", VerdictKind.Inconclusive, 0)]
    public async Task An_ECR_that_does_not_say_is_no_archive_but_an_outage_is_asked_again(string code, VerdictKind kind, int warnings)
    {
        var audit = await AuditAsync(
            Unsigned,
            ecr => ecr.Setup(asked =>
                    asked.ListImageReferrersAsync(It.IsAny<ListImageReferrersRequest>(), It.IsAny<CancellationToken>()))
                .ThrowsAsync(new AmazonECRException("no") { ErrorCode = code }));

        Assert.Equal(kind, audit.Image.Verdict.Kind);
        Assert.Equal(warnings, audit.Image.Verification.Warnings.Count(warning => warning.Contains("archived", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(ReasonCode.NoSignature)]
    [InlineData(ReasonCode.ImageNotFound)]
    public async Task Another_registry_has_no_archive_to_ask(ReasonCode code)
    {
        var verdict = Verdict.Because(code, "Because.");

        var audit = await AuditAsync(verdict, ecr => ecr.Reset(), "registry.example/app:1");

        Assert.Equal(verdict, audit.Image.Verdict);
    }

    [Fact]
    public async Task People_are_told_at_once_of_what_no_retry_restores_and_machines_are_not()
    {
        var sink = new Mock<IFindingSink>();
        var verdicts = new Mock<IVerdictSink>();
        verdicts
            .Setup(bus => bus.PublishAsync(It.IsAny<IReadOnlyList<Finding>>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new HashSet<Finding>());
        using var bench = Bench(Unsigned, [sink.Object], verdicts.Object);
        Referrers([Referrer("ARCHIVED", Notary)])(bench.Ecr);

        var outcome = Assert.Single(await bench.Run().RunAsync([new AuditRequest(TaskOf(), IsLastAttempt: false)], AuditBench.Budget, default));

        Assert.False(outcome.NeedsRetry);
        sink.Verify(told => told.DeliverAsync(It.IsAny<Finding>(), It.IsAny<CancellationToken>()), Times.Once);
        verdicts.Verify(bus => bus.PublishAsync(It.Is<IReadOnlyList<Finding>>(sent => sent.Count > 0), It.IsAny<CancellationToken>()), Times.Never);
    }

    private static ImageReferrer Referrer(string status, string type) =>
        new() { ArtifactStatus = status, ArtifactType = type, Digest = Signature, MediaType = "application/vnd.oci.image.manifest.v1+json", Size = 1 };

    private static Action<Mock<IAmazonECR>> Referrers(List<ImageReferrer> referrers) => ecr =>
        ecr.Setup(asked => asked.ListImageReferrersAsync(It.IsAny<ListImageReferrersRequest>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new ListImageReferrersResponse { Referrers = referrers });

    private static EcsTask TaskOf(string image = "111122223333.dkr.ecr.us-east-1.amazonaws.com/app:1") =>
        Tasks.Of(new EcsContainer("app") { Image = image, ImageDigest = Tasks.DigestOf("app") });

    private static AuditBench Bench(Verdict verdict, IReadOnlyList<IFindingSink> sinks, IVerdictSink? verdicts = null)
    {
        var bench = new AuditBench
        {
            Verifier = new FixedVerifier((_, _) => Task.FromResult<ImageVerification>(verdict)),
            Stops = new StopPolicy { Enabled = true, Clusters = ["prod"] },
            Sinks = sinks,
            VerdictSink = verdicts ?? new EcsImageAuditor.Sinks.NoVerdictSink(),
        };
        bench.Ecr
            .Setup(asked => asked.DescribeImageSigningStatusAsync(
                It.IsAny<DescribeImageSigningStatusRequest>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new DescribeImageSigningStatusResponse());
        return bench;
    }

    private static async Task<ContainerAudit> AuditAsync(
        Verdict verdict, Action<Mock<IAmazonECR>> setUp, string image = "111122223333.dkr.ecr.us-east-1.amazonaws.com/app:1")
    {
        using var bench = Bench(verdict, []);
        setUp(bench.Ecr);
        return Assert.Single(await bench.Auditor().AuditAsync([TaskOf(image)], AuditBench.Budget, default));
    }
}
