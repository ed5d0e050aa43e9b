using Amazon.ECR;
using Amazon.ECR.Model;
using ImageSignatures.Oci;
using ImageSignatures.Verdicts;

namespace ImageSignatures.Aws;

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
            return Read(exception);
        }
    }

    /// <summary>What is refused now is refused always; everything else may be answered later, and the image may be signed by then.</summary>
    private static ManagedSigningAnswer? Read(Exception exception)
    {
        var cause = AwsFailure.CauseOf(exception);
        return EcrFailures.Of(exception) switch
        {
            EcrFailure.NoMatter => null,
            EcrFailure.Throttled => new ManagedSigningAnswer.Unknown(
                new Reason(
                    ReasonCode.RegistryThrottled,
                    $"ECR throttled the question whether it is signing the image ({cause}); it is asked again."
                )
            ),
            EcrFailure.Refused => new ManagedSigningAnswer.Refused(
                $"ECR does not say whether it signs the image by itself ({cause}): check the permission ecr:DescribeImageSigningStatus."),
            _ => new ManagedSigningAnswer.Unknown(
                new Reason(ReasonCode.RegistryUnreachable, $"ECR did not say whether it is signing the image ({cause}); it is asked again.")
            ),
        };
    }

    /// <summary>One profile at work decides: its signature may be the one that is trusted.</summary>
    private static ManagedSigningAnswer? Read(List<ImageSigningStatus> statuses)
    {
        if (statuses.Find(status => status.Status == SigningStatus.IN_PROGRESS) is { } working)
            return new ManagedSigningAnswer.InProgress(working.SigningProfileArn);

        if (statuses.Find(status => status.Status == SigningStatus.COMPLETE) is { } complete)
            return new ManagedSigningAnswer.Complete(complete.SigningProfileArn);

        return statuses.Find(status => status.Status == SigningStatus.FAILED) is { } failed
            ? new ManagedSigningAnswer.Failed(failed.SigningProfileArn, $"{failed.FailureCode}: {failed.FailureReason}")
            : null;
    }
}
