using Amazon.ECR;
using Amazon.ECR.Model;
using EcsImageAuditor.AwsCalls;
using EcsImageAuditor.Oci;

namespace EcsImageAuditor.Registry;

/// <summary>Asks ECR whether it signs an image by itself, and how far it is. Signing begins after the push, so a task can be faster.</summary>
/// <param name="clients">The client for a region.</param>
/// <remarks>https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DescribeImageSigningStatus.html</remarks>
public sealed class ManagedSigning(Func<string, IAmazonECR> clients)
{
    /// <param name="image">An image without a signature.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>What ECR says, or null where it does not sign the image or does not say.</returns>
    public async Task<ManagedSigningAnswer?> AskAsync(ImageByDigest image, CancellationToken cancellationToken)
    {
        if (!EcrRegistry.TryParse(image.Registry, out var registry))
            return null;

        try
        {
            var request = new DescribeImageSigningStatusRequest
            {
                RegistryId = registry.Account,
                RepositoryName = image.Repository,
                ImageId = new ImageIdentifier { ImageDigest = image.Digest.ToString() },
            };
            var answer = await clients(registry.Region).DescribeImageSigningStatusAsync(request, cancellationToken);
            return Read(answer.SigningStatuses ?? []);
        }
        catch (Exception exception) when (AwsFailure.Is(exception, cancellationToken))
        {
            var cause = AwsFailure.CauseOf(exception);
            return IsUnknown(cause) ? null : new ManagedSigningAnswer.Unavailable($"ECR did not say whether it signs the image by itself ({cause}): check the permission ecr:DescribeImageSigningStatus.");
        }
    }

    /// <summary>One profile at work decides: its signature may be the one that is trusted.</summary>
    private static ManagedSigningAnswer? Read(List<ImageSigningStatus> statuses)
    {
        if (statuses.Find(status => status.Status == SigningStatus.IN_PROGRESS) is { } working)
            return new ManagedSigningAnswer.InProgress(working.SigningProfileArn);

        return statuses.Find(status => status.Status == SigningStatus.FAILED) is { } failed
            ? new ManagedSigningAnswer.Failed(failed.SigningProfileArn, $"{failed.FailureCode}: {failed.FailureReason}")
            : null;
    }

    /// <summary>ECR without managed signing, or the image gone meanwhile: nothing to add to "no signature".</summary>
    private static bool IsUnknown(string cause) => cause is "ImageNotFoundException" or "RepositoryNotFoundException" or "UnknownOperationException";
}
