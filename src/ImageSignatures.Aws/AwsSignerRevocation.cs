using Amazon.Signer;
using Amazon.Signer.Model;
using ImageSignatures.Verification.Builtin;

namespace ImageSignatures.Aws;

/// <summary>Asks AWS Signer by GetRevocationStatus.</summary>
/// <remarks>https://docs.aws.amazon.com/signer/latest/api/API_GetRevocationStatus.html</remarks>
/// <param name="clients">The client for a region: that of the profile, wherever the caller runs.</param>
public sealed class AwsSignerRevocation(Func<string, IAmazonSigner> clients) : ISignerRevocation
{
    public async Task<SignerRevocationAnswer> AskAsync(SignerRevocationQuestion question, CancellationToken cancellationToken)
    {
        var request = new GetRevocationStatusRequest
        {
            CertificateHashes = [.. question.CertificateHashes],
            JobArn = question.SigningJobArn,
            PlatformId = SignerPlatform.Notation,
            ProfileVersionArn = question.ProfileVersionArn,
            SignatureTimestamp = question.SigningTime.UtcDateTime,
        };
        try
        {
            var response = await clients(question.Region).GetRevocationStatusAsync(request, cancellationToken);
            return new SignerRevocationAnswer(response.RevokedEntities ?? []);
        }
        catch (Exception exception) when (AwsFailure.Is(exception, cancellationToken))
        {
            return new SignerRevocationAnswer([], AwsFailure.CauseOf(exception));
        }
    }
}
