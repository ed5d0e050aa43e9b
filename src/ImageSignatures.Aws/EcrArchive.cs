using Amazon.ECR;
using Amazon.ECR.Model;
using ImageSignatures.Oci;
using ImageSignatures.Text;
using ImageSignatures.Verdicts;

namespace ImageSignatures.Aws;

/// <summary>
/// Asks ECR whether it has archived an image or its signatures, by lifecycle rule or because somebody asked it to. What is archived is
/// not listed and not pulled, so that a signed image looks unsigned, and an image that runs looks deleted.
/// </summary>
/// <param name="clients">The client for a region.</param>
/// <remarks>https://docs.aws.amazon.com/AmazonECR/latest/userguide/archive-image.html</remarks>
public sealed class EcrArchive(Func<string, IAmazonECR> clients)
{
    private const string NotarySignature = "application/vnd.cncf.notary.signature";

    /// <summary>As many as ECR lists at once.</summary>
    private const int PageSize = 50;

    /// <summary>No verifier looks at as many signatures.</summary>
    private const int MostPages = 20;

    /// <param name="image">An image without a signature.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    /// <returns>What ECR says of its signatures, or null where none is archived and for other registries.</returns>
    /// <remarks>https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ListImageReferrers.html; the permission is ecr:BatchGetImage.</remarks>
    public Task<EcrArchiveAnswer?> AskForSignaturesAsync(ImageByDigest image, CancellationToken cancellationToken) =>
        AskAsync(image, "signatures of the image", "ecr:BatchGetImage", SignaturesAsync, cancellationToken);

    /// <param name="image">An image that the registry does not have.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>What ECR says of the image, or null where it is not archived and for other registries.</returns>
    /// <remarks>https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DescribeImages.html</remarks>
    public Task<EcrArchiveAnswer?> AskForImageAsync(ImageByDigest image, CancellationToken cancellationToken) =>
        AskAsync(image, "the image", "ecr:DescribeImages", ImageAsync, cancellationToken);

    private static async Task<EcrArchiveAnswer?> AskAsync(
        ImageByDigest image,
        string what,
        string action,
        Func<ImageByDigest, EcrRegistry, CancellationToken, Task<EcrArchiveAnswer?>> ask,
        CancellationToken cancellationToken
    )
    {
        if (!EcrRegistry.TryParse(image.Registry, out var registry))
            return null;

        try
        {
            return await ask(image, registry, cancellationToken);
        }
        catch (Exception exception) when (AwsFailure.Is(exception, cancellationToken))
        {
            return Read(exception, what, action);
        }
    }

    private async Task<EcrArchiveAnswer?> SignaturesAsync(ImageByDigest image, EcrRegistry registry, CancellationToken cancellationToken)
    {
        var request = new ListImageReferrersRequest
        {
            RegistryId = registry.Account,
            RepositoryName = image.Repository,
            SubjectId = new SubjectIdentifier { ImageDigest = image.Digest.ToString() },
            Filter = new ListImageReferrersFilter { ArtifactTypes = [NotarySignature], ArtifactStatus = ArtifactStatusFilter.ANY },
            MaxResults = PageSize,
        };
        for (var page = 0; page < MostPages; page++)
        {
            var answer = await clients(registry.Region).ListImageReferrersAsync(request, cancellationToken);
            if (answer.Referrers?.Find(IsAway) is { } signature)
                return new EcrArchiveAnswer.Archived(Reason(
                    ReasonCode.SignatureArchived,
                    $"ECR {State(signature.ArtifactStatus == ArtifactStatus.ACTIVATING, "the image's signature", signature.Digest)}, so that nobody can read it",
                    image,
                    registry,
                    signature.Digest));

            if (string.IsNullOrEmpty(answer.NextToken))
                return null;
            request.NextToken = answer.NextToken;
        }

        return null;
    }

    private async Task<EcrArchiveAnswer?> ImageAsync(ImageByDigest image, EcrRegistry registry, CancellationToken cancellationToken)
    {
        var digest = image.Digest.ToString();
        var request = new DescribeImagesRequest
        {
            RegistryId = registry.Account,
            RepositoryName = image.Repository,
            ImageIds = [new ImageIdentifier { ImageDigest = digest }],
        };
        var answer = await clients(registry.Region).DescribeImagesAsync(request, cancellationToken);
        var away = answer.ImageDetails?.Find(detail =>
            detail.ImageDigest == digest && (detail.ImageStatus == ImageStatus.ARCHIVED || detail.ImageStatus == ImageStatus.ACTIVATING));
        return away is null
            ? null
            : new EcrArchiveAnswer.Archived(Reason(
                ReasonCode.ImageArchived,
                $"ECR {State(away.ImageStatus == ImageStatus.ACTIVATING, "the image", digest)}, so that nobody can pull it",
                image,
                registry,
                digest));
    }

    private static bool IsAway(ImageReferrer referrer) =>
        referrer.ArtifactType == NotarySignature
        && (referrer.ArtifactStatus == ArtifactStatus.ARCHIVED || referrer.ArtifactStatus == ArtifactStatus.ACTIVATING);

    private static string State(bool isOnItsWay, string what, string digest) =>
        $"{(isOnItsWay ? "is restoring" : "has archived")} {what} {Printable.Clean(digest, 80)}";

    private static Reason Reason(ReasonCode code, string what, ImageByDigest image, EcrRegistry registry, string digest) => new(
        code,
        $"{what}: restore it (aws ecr update-image-storage-class --region {registry.Region} --registry-id {registry.Account} "
            + $"--repository-name {image.Repository} --image-id imageDigest={Printable.Clean(digest, 80)} --target-storage-class STANDARD), and "
            + "keep the repository's lifecycle rules from archiving images that run and their signatures.");

    /// <summary>What is refused now is refused always; everything else may be answered later.</summary>
    private static EcrArchiveAnswer? Read(Exception exception, string what, string action)
    {
        var cause = AwsFailure.CauseOf(exception);
        return EcrFailures.Of(exception) switch
        {
            EcrFailure.NoMatter => null,
            EcrFailure.Throttled => new EcrArchiveAnswer.Unknown(
                new Reason(
                    ReasonCode.RegistryThrottled,
                    $"ECR throttled the question whether {what} may be archived ({cause}); it is asked again."
                )
            ),
            EcrFailure.Refused => new EcrArchiveAnswer.Refused(
                $"ECR does not say whether it has archived {what} ({cause}): check the permission {action}."),
            _ => new EcrArchiveAnswer.Unknown(
                new Reason(ReasonCode.RegistryUnreachable, $"ECR did not say whether it has archived {what} ({cause}); it is asked again.")
            ),
        };
    }
}
