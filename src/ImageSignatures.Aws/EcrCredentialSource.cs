using System.Text;
using Amazon.ECR;
using Amazon.ECR.Model;
using Amazon.Runtime;
using ImageSignatures.Oci;
using ImageSignatures.Registry.Credentials;
using ImageSignatures.Registry.Transport;
using ImageSignatures.Verdicts;

namespace ImageSignatures.Aws;

/// <summary>
/// Gets ECR's registry tokens with the AWS credentials of the process: one for each region, shared by all who ask, good for every
/// registry there that those credentials may read.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetAuthorizationToken.html</remarks>
/// <param name="clients">Gives the ECR client of a region.</param>
/// <param name="timeProvider">The clock of token lifetimes and of the deadline.</param>
public sealed class EcrCredentialSource(Func<string, IAmazonECR> clients, TimeProvider timeProvider) : IRegistryCredentialSource
{
    /// <summary>For one call with the SDK's own retries.</summary>
    internal static readonly TimeSpan Deadline = TimeSpan.FromSeconds(15);

    private readonly ExpiringCache<RegistryCredential> _tokens = new(timeProvider);

    public async Task<RegistryCredential?> FindAsync(string registry, CancellationToken cancellationToken) =>
        EcrRegistry.TryParse(registry, out var ecr)
            ? await _tokens.GetAsync(ecr.Region, () => FetchAsync(ecr.Region), cancellationToken)
            : null;

    private async Task<Expiring<RegistryCredential>> FetchAsync(string region)
    {
        using var deadline = new CancellationTokenSource(Deadline, timeProvider);
        try
        {
            var answer = await clients(region).GetAuthorizationTokenAsync(new GetAuthorizationTokenRequest(), deadline.Token);
            return Read(answer, region);
        }
        catch (OperationCanceledException exception)
        {
            throw EcrTokenFailures.OfTimeout(region, Deadline, exception);
        }
        catch (UnknownRegionException exception)
        {
            throw new RegistryException(ReasonCode.RegistryUnreachable, exception.Message, exception);
        }
        catch (AmazonServiceException exception)
        {
            throw EcrTokenFailures.OfService(region, exception);
        }
        catch (Exception exception) when (exception is AmazonClientException or HttpRequestException or IOException)
        {
            throw EcrTokenFailures.OfClient(region, exception);
        }
    }

    private Expiring<RegistryCredential> Read(GetAuthorizationTokenResponse answer, string region)
    {
        if (answer.AuthorizationData is not [{ AuthorizationToken: { } token, ExpiresAt: { } expiresAt }, ..]
            || Decode(token) is not { } credential)
            throw new RegistryException(
                ReasonCode.RegistryUnreachable, $"ECR in {region} answered ecr:GetAuthorizationToken without a token; try again.");

        var now = timeProvider.GetUtcNow();
        return Expiring<RegistryCredential>.After(credential, now, expiresAt.ToUniversalTime() - now);
    }

    /// <summary>Base64 of <c>AWS:password</c>.</summary>
    private static RegistryCredential? Decode(string token)
    {
        var bytes = new byte[token.Length];
        if (!Convert.TryFromBase64String(token, bytes, out var length))
            return null;

        var text = Encoding.UTF8.GetString(bytes, 0, length);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 ? new RegistryCredential(text[..colon], text[(colon + 1)..]) : null;
    }
}
