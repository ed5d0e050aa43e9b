using System.Text.Json.Nodes;
using Amazon.ECR;
using Amazon.ECR.Model;
using EcsImageAuditor.Tests.Shared.AwsSdk;

namespace Integration.Tests.AwsSdk;

public sealed class EcrTests
{
    [Fact]
    public async Task An_authorization_token_is_fetched()
    {
        await using var service = await FakeService.StartAsync(Answer.Ok("""
            {"authorizationData":[{"authorizationToken":"QVdTOmV5","expiresAt":1700043200.0,
            "proxyEndpoint":"https://111122223333.dkr.ecr.us-west-2.amazonaws.com"}]}
            """));
        using var ecr = Clients.Ecr(service);

        var answer = await ecr.GetAuthorizationTokenAsync(new GetAuthorizationTokenRequest());

        AssertAsked(service, "GetAuthorizationToken", "{}");
        var data = Assert.Single(answer.AuthorizationData);
        Assert.Equal("QVdTOmV5", data.AuthorizationToken);
        Assert.Equal(DateTime.UnixEpoch.AddSeconds(1_700_043_200), data.ExpiresAt);
    }

    [Fact]
    public async Task Images_are_described()
    {
        await using var service = await FakeService.StartAsync(Answer.Ok("""
            {"imageDetails":[{"imageDigest":"sha256:aa","imageTags":["1.0"],"imageSizeInBytes":5000000000,"imagePushedAt":1700000000,
            "imageStatus":"ACTIVE","imageScanStatus":{"status":"COMPLETE"}}],"nextToken":"n"}
            """));
        using var ecr = Clients.Ecr(service);

        var answer = await ecr.DescribeImagesAsync(new DescribeImagesRequest
        {
            RegistryId = "111122223333",
            RepositoryName = "curl",
            ImageIds = [new ImageIdentifier { ImageDigest = "sha256:aa" }],
        });

        AssertAsked(service, "DescribeImages", """
            {"imageIds":[{"imageDigest":"sha256:aa"}],"registryId":"111122223333","repositoryName":"curl"}
            """);
        var image = Assert.Single(answer.ImageDetails);
        Assert.Equal("sha256:aa", image.ImageDigest);
        Assert.Equal("ACTIVE", image.ImageStatus.Value);
    }

    [Fact]
    public async Task What_refers_to_an_image_is_listed_with_what_is_archived()
    {
        await using var service = await FakeService.StartAsync(Answer.Ok("""
            {"referrers":[{"digest":"sha256:bb","mediaType":"application/vnd.oci.image.manifest.v1+json",
            "artifactType":"application/vnd.cncf.notary.signature","size":700,"annotations":{"a":"b"},"artifactStatus":"ARCHIVED"}],
            "nextToken":"n"}
            """));
        using var ecr = Clients.Ecr(service);

        var answer = await ecr.ListImageReferrersAsync(new ListImageReferrersRequest
        {
            RegistryId = "111122223333",
            RepositoryName = "curl",
            SubjectId = new SubjectIdentifier { ImageDigest = "sha256:aa" },
            Filter = new ListImageReferrersFilter
            {
                ArtifactTypes = ["application/vnd.cncf.notary.signature"],
                ArtifactStatus = ArtifactStatusFilter.ANY,
            },
            MaxResults = 50,
        });

        AssertAsked(service, "ListImageReferrers", """
            {"filter":{"artifactStatus":"ANY","artifactTypes":["application/vnd.cncf.notary.signature"]},"maxResults":50,
            "registryId":"111122223333","repositoryName":"curl","subjectId":{"imageDigest":"sha256:aa"}}
            """);
        var referrer = Assert.Single(answer.Referrers);
        Assert.Equal(ArtifactStatus.ARCHIVED, referrer.ArtifactStatus);
        Assert.Equal(("sha256:bb", "application/vnd.cncf.notary.signature"), (referrer.Digest, referrer.ArtifactType));
        Assert.Equal(700, referrer.Size);
        Assert.Equal("n", answer.NextToken);
    }

    [Fact]
    public async Task The_signing_status_of_an_image_is_described()
    {
        await using var service = await FakeService.StartAsync(Answer.Ok("""
            {"repositoryName":"curl","imageId":{"imageDigest":"sha256:aa"},"registryId":"111122223333",
            "signingStatuses":[{"signingProfileArn":"arn:p","status":"IN_PROGRESS"},
            {"status":"FAILED","failureCode":"F","failureReason":"r"}]}
            """));
        using var ecr = Clients.Ecr(service);

        var answer = await ecr.DescribeImageSigningStatusAsync(new DescribeImageSigningStatusRequest
        {
            RegistryId = "111122223333",
            RepositoryName = "curl",
            ImageId = new ImageIdentifier { ImageDigest = "sha256:aa" },
        });

        AssertAsked(service, "DescribeImageSigningStatus", """
            {"imageId":{"imageDigest":"sha256:aa"},"registryId":"111122223333","repositoryName":"curl"}
            """);
        Assert.Equal(SigningStatus.IN_PROGRESS, answer.SigningStatuses[0].Status);
        Assert.Equal("arn:p", answer.SigningStatuses[0].SigningProfileArn);
        Assert.Equal("F", answer.SigningStatuses[1].FailureCode);
    }

    [Fact]
    public async Task A_repository_is_created()
    {
        await using var service = await FakeService.StartAsync(Answer.Ok("""{"repository":{"repositoryName":"curl"}}"""));
        using var ecr = Clients.Ecr(service);

        await ecr.CreateRepositoryAsync(new CreateRepositoryRequest
        {
            RegistryId = "111122223333",
            RepositoryName = "curl",
            ImageTagMutability = ImageTagMutability.IMMUTABLE_WITH_EXCLUSION,
            ImageTagMutabilityExclusionFilters =
            [
                new ImageTagMutabilityExclusionFilter { Filter = "sha256-*", FilterType = ImageTagMutabilityExclusionFilterType.WILDCARD },
            ],
            ImageScanningConfiguration = new ImageScanningConfiguration { ScanOnPush = true },
            EncryptionConfiguration = new EncryptionConfiguration { EncryptionType = EncryptionType.KMS, KmsKey = "k" },
        });

        AssertAsked(service, "CreateRepository", """
            {"encryptionConfiguration":{"encryptionType":"KMS","kmsKey":"k"},"imageScanningConfiguration":{"scanOnPush":true},
            "imageTagMutability":"IMMUTABLE_WITH_EXCLUSION",
            "imageTagMutabilityExclusionFilters":[{"filter":"sha256-*","filterType":"WILDCARD"}],
            "registryId":"111122223333","repositoryName":"curl"}
            """);
    }

    [Fact]
    public async Task Repositories_are_described()
    {
        await using var service = await FakeService.StartAsync(Answer.Ok("""
            {"repositories":[{"repositoryName":"curl","repositoryArn":"arn:r","repositoryUri":"h/curl","createdAt":1700000000.5,
            "imageTagMutability":"IMMUTABLE_WITH_EXCLUSION","encryptionConfiguration":{"encryptionType":"KMS","kmsKey":"k"}}]}
            """));
        using var ecr = Clients.Ecr(service);

        var answer = await ecr.DescribeRepositoriesAsync(new DescribeRepositoriesRequest { RepositoryNames = ["curl"] });

        AssertAsked(service, "DescribeRepositories", """{"repositoryNames":["curl"]}""");
        var repository = Assert.Single(answer.Repositories);
        Assert.Equal("h/curl", repository.RepositoryUri);
        Assert.Equal(EncryptionType.KMS, repository.EncryptionConfiguration.EncryptionType);
        Assert.Equal(DateTime.UnixEpoch.AddSeconds(1_700_000_000.5), repository.CreatedAt);
    }

    public static TheoryData<string, Type> Modelled => new()
    {
        { "RepositoryAlreadyExistsException", typeof(RepositoryAlreadyExistsException) },
        { "RepositoryNotFoundException", typeof(RepositoryNotFoundException) },
        { "ServerException", typeof(ServerException) },
        { "ThrottlingException", typeof(AmazonECRException) },
    };

    [Theory]
    [MemberData(nameof(Modelled))]
    public async Task A_modelled_error_is_an_exception_of_its_own(string type, Type expected)
    {
        await using var service = await FakeService.StartAsync(new Answer(400, $$"""{"__type":"{{type}}","message":"Not so."}"""));
        using var ecr = Clients.Ecr(service);

        var exception = (AmazonECRException)await Assert.ThrowsAsync(
            expected, () => ecr.GetAuthorizationTokenAsync(new GetAuthorizationTokenRequest()));

        Assert.Equal(type, exception.ErrorCode);
        Assert.Equal("Not so.", exception.Message);
    }

    private static void AssertAsked(FakeService service, string operation, string body)
    {
        var request = service.Request;
        Assert.Equal("POST", request.Method);
        Assert.Equal("/", request.Target);
        Assert.Equal($"AmazonEC2ContainerRegistry_V20150921.{operation}", request.Headers["x-amz-target"]);
        Assert.Equal("application/x-amz-json-1.1", request.Headers["content-type"]);
        Assert.Matches("^AKIDEXAMPLE/[0-9]{8}/us-west-2/ecr/aws4_request$", request.SigningScope);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(body), request.Json), request.Body);
    }
}
