using System.Collections.Concurrent;
using Amazon.ECR;
using Amazon.ECR.Model;
using Amazon.Runtime;
using ImageSignatures.Aws;
using ImageSignatures.Oci;
using ImageSignatures.Text;

namespace ImageSignatures.Signing.Bulk;

/// <summary>Makes the repositories of ECR that are missing; other registries make theirs when something is pushed.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html</remarks>
internal sealed class EcrRepositories(Func<string, IAmazonECR> clients, RepositorySettings settings)
{
    private readonly ConcurrentDictionary<RepositoryName, Lazy<Task>> _repositories = new();

    /// <exception cref="SigningException">It is missing and cannot be made.</exception>
    public Task EnsureAsync(RepositoryName repository, CancellationToken cancellationToken) =>
        EcrRegistry.TryParse(repository.Registry, out var ecr)
            ? _repositories.GetOrAdd(repository, _ => new Lazy<Task>(() => EnsureAsync(ecr, repository, cancellationToken))).Value
            : Task.CompletedTask;

    /// <returns>True where it would have to be made.</returns>
    /// <exception cref="SigningException">It cannot be told.</exception>
    public async Task<bool> IsMissingAsync(RepositoryName repository, CancellationToken cancellationToken) =>
        EcrRegistry.TryParse(repository.Registry, out var ecr) && !await ExistsAsync(ecr, repository, cancellationToken);

    private async Task EnsureAsync(EcrRegistry ecr, RepositoryName repository, CancellationToken cancellationToken)
    {
        if (await ExistsAsync(ecr, repository, cancellationToken))
            return;

        try
        {
            await clients(ecr.Region).CreateRepositoryAsync(Request(ecr, repository), cancellationToken);
        }
        catch (RepositoryAlreadyExistsException)
        {
            // Another run was faster.
        }
        catch (Exception exception) when (AwsFailure.Is(exception, cancellationToken) && !cancellationToken.IsCancellationRequested)
        {
            throw Failure("ecr:CreateRepository", repository, exception);
        }
    }

    private async Task<bool> ExistsAsync(EcrRegistry ecr, RepositoryName repository, CancellationToken cancellationToken)
    {
        try
        {
            await clients(ecr.Region).DescribeRepositoriesAsync(
                new DescribeRepositoriesRequest { RegistryId = ecr.Account, RepositoryNames = [repository.Repository] }, cancellationToken);
            return true;
        }
        catch (RepositoryNotFoundException)
        {
            return false;
        }
        catch (Exception exception) when (AwsFailure.Is(exception, cancellationToken) && !cancellationToken.IsCancellationRequested)
        {
            throw Failure("ecr:DescribeRepositories", repository, exception);
        }
    }

    private CreateRepositoryRequest Request(EcrRegistry ecr, RepositoryName repository)
    {
        var request = new CreateRepositoryRequest
        {
            RegistryId = ecr.Account,
            RepositoryName = repository.Repository,
            ImageScanningConfiguration = new ImageScanningConfiguration { ScanOnPush = settings.ScanOnPush },
            EncryptionConfiguration = settings.KmsKey is { } key
                ? new EncryptionConfiguration { EncryptionType = EncryptionType.KMS, KmsKey = key }
                : new EncryptionConfiguration { EncryptionType = EncryptionType.AES256 },
            ImageTagMutability = settings.ImmutableTags ? ImageTagMutability.IMMUTABLE_WITH_EXCLUSION : ImageTagMutability.MUTABLE,
        };
        if (settings.ImmutableTags)
            request.ImageTagMutabilityExclusionFilters =
            [
                new ImageTagMutabilityExclusionFilter { Filter = "sha256-*", FilterType = ImageTagMutabilityExclusionFilterType.WILDCARD },
            ];
        return request;
    }

    private static SigningException Failure(string action, RepositoryName repository, Exception exception) => new(
        SigningFailureCode.RepositoryFailed,
        exception is AmazonServiceException { ErrorCode: { Length: > 0 } code }
            ? $"ECR did not do {action} for {repository} ({Printable.Clean(code)}); "
                + "allow the action there, or create the repository by other means."
            : $"ECR could not be asked for {action} for {repository}; "
                + "check the AWS credentials and the network path to the endpoint api.ecr.");
}
