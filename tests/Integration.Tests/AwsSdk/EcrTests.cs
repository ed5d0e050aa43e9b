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
        Assert.Equal("https://111122223333.dkr.ecr.us-west-2.amazonaws.com", data.ProxyEndpoint);
    }

    [Fact]
    public async Task Images_are_described()
    {
        await using var service = await FakeService.StartAsync(Answer.Ok("""
            {"imageDetails":[{"imageDigest":"sha256:aa","imageTags":["1.0"],"imageSizeInBytes":5000000000,"imagePushedAt":1700000000,
            "imageStatus":"ACTIVE","imageScanStatus":{"status":"COMPLETE"},"subjectManifestDigest":"sha256:bb",
            "imageScanFindingsSummary":{"findingSeverityCounts":{"HIGH":2}}}],"nextToken":"n"}
            """));
        using var ecr = Clients.Ecr(service);

        var answer = await ecr.DescribeImagesAsync(new DescribeImagesRequest
        {
            RegistryId = "111122223333",
            RepositoryName = "curl",
            ImageIds = [new ImageIdentifier { ImageDigest = "sha256:aa" }],
            Filter = new DescribeImagesFilter { TagStatus = TagStatus.TAGGED, ImageStatus = ImageStatusFilter.ANY },
        });

        AssertAsked(service, "DescribeImages", """
            {"filter":{"imageStatus":"ANY","tagStatus":"TAGGED"},"imageIds":[{"imageDigest":"sha256:aa"}],
            "registryId":"111122223333","repositoryName":"curl"}
            """);
        var image = Assert.Single(answer.ImageDetails);
        Assert.Equal(5_000_000_000, image.ImageSizeInBytes);
        Assert.Equal(["1.0"], image.ImageTags);
        Assert.Equal(ImageStatus.ACTIVE, image.ImageStatus);
        Assert.Equal(ScanStatus.COMPLETE, image.ImageScanStatus.Status);
        Assert.Equal(2, image.ImageScanFindingsSummary.FindingSeverityCounts["HIGH"]);
        Assert.Equal("sha256:bb", image.SubjectManifestDigest);
        Assert.Equal("n", answer.NextToken);
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
        Assert.Equal((700, "b"), (referrer.Size, referrer.Annotations["a"]));
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
        Assert.Equal("sha256:aa", answer.ImageId.ImageDigest);
    }

    [Fact]
    public async Task A_repository_is_created()
    {
        await using var service = await FakeService.StartAsync(Answer.Ok("""
            {"repository":{"repositoryName":"curl","repositoryArn":"arn:r","repositoryUri":"h/curl","createdAt":1700000000.5,
            "imageTagMutability":"IMMUTABLE_WITH_EXCLUSION","encryptionConfiguration":{"encryptionType":"KMS","kmsKey":"k"}}}
            """));
        using var ecr = Clients.Ecr(service);

        var answer = await ecr.CreateRepositoryAsync(new CreateRepositoryRequest
        {
            RepositoryName = "curl",
            ImageTagMutability = ImageTagMutability.IMMUTABLE_WITH_EXCLUSION,
            ImageTagMutabilityExclusionFilters =
            [
                new ImageTagMutabilityExclusionFilter { Filter = "sha256-*", FilterType = ImageTagMutabilityExclusionFilterType.WILDCARD },
            ],
            ImageScanningConfiguration = new ImageScanningConfiguration { ScanOnPush = true },
            Tags = [new Tag { Key = "k", Value = "v" }],
        });

        AssertAsked(service, "CreateRepository", """
            {"imageScanningConfiguration":{"scanOnPush":true},"imageTagMutability":"IMMUTABLE_WITH_EXCLUSION",
            "imageTagMutabilityExclusionFilters":[{"filter":"sha256-*","filterType":"WILDCARD"}],
            "repositoryName":"curl","tags":[{"key":"k","value":"v"}]}
            """);
        Assert.Equal("h/curl", answer.Repository.RepositoryUri);
        Assert.Equal(EncryptionType.KMS, answer.Repository.EncryptionConfiguration.EncryptionType);
        Assert.Equal("k", answer.Repository.EncryptionConfiguration.KmsKey);
        Assert.Equal(DateTime.UnixEpoch.AddSeconds(1_700_000_000.5), answer.Repository.CreatedAt);
    }

    [Fact]
    public async Task All_pages_of_repositories_are_read()
    {
        await using var service = await FakeService.StartAsync(
            Answer.Ok("""{"repositories":[{"repositoryName":"a"}],"nextToken":"n"}"""),
            Answer.Ok("""{"repositories":[{"repositoryName":"b"}]}"""));
        using var ecr = Clients.Ecr(service);

        var repositories = await ecr.Paginators.DescribeRepositories(new DescribeRepositoriesRequest()).Repositories.ToListAsync();

        Assert.Equal(["a", "b"], repositories.Select(repository => repository.RepositoryName));
        Assert.Equal("""{"nextToken":"n"}""", service.Requests[1].Body);
        Assert.EndsWith(".DescribeRepositories", service.Requests[1].Headers["x-amz-target"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_pages_of_images_are_read()
    {
        await using var service = await FakeService.StartAsync(
            Answer.Ok("""{"imageDetails":[{"imageDigest":"a"}],"nextToken":"n"}"""),
            Answer.Ok("""{"imageDetails":[{"imageDigest":"b"}]}"""));
        using var ecr = Clients.Ecr(service);

        var images = await ecr.Paginators.DescribeImages(new DescribeImagesRequest { RepositoryName = "curl" }).ImageDetails.ToListAsync();

        Assert.Equal(["a", "b"], images.Select(image => image.ImageDigest));
    }

    public static TheoryData<string, Type> Modelled => new()
    {
        { "ImageNotFoundException", typeof(ImageNotFoundException) },
        { "InvalidParameterException", typeof(InvalidParameterException) },
        { "InvalidTagParameterException", typeof(InvalidTagParameterException) },
        { "KmsException", typeof(KmsException) },
        { "LimitExceededException", typeof(LimitExceededException) },
        { "RepositoryAlreadyExistsException", typeof(RepositoryAlreadyExistsException) },
        { "RepositoryNotFoundException", typeof(RepositoryNotFoundException) },
        { "ServerException", typeof(ServerException) },
        { "TooManyTagsException", typeof(TooManyTagsException) },
        { "ValidationException", typeof(ValidationException) },
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

    [Fact]
    public async Task A_KMS_error_keeps_the_code_that_KMS_gave()
    {
        await using var service = await FakeService.StartAsync(
            new Answer(400, """{"__type":"KmsException","message":"No.","kmsError":"DisabledException"}"""));
        using var ecr = Clients.Ecr(service);

        var exception = await Assert.ThrowsAsync<KmsException>(() => ecr.CreateRepositoryAsync(new CreateRepositoryRequest()));

        Assert.Equal("DisabledException", exception.KmsError);
    }

    private static void AssertAsked(FakeService service, string operation, string body)
    {
        var request = service.Request;
        Assert.Equal("POST", request.Method);
        Assert.Equal("/", request.Target);
        Assert.Equal($"AmazonEC2ContainerRegistry_V20150921.{operation}", request.Headers["x-amz-target"]);
        Assert.Equal("application/x-amz-json-1.1", request.Headers["content-type"]);
        Assert.Matches("^AKIDEXAMPLE/[0-9]{8}/us-west-2/ecr/aws4_request$", request.SigningScope);
        Assert.Equal(JsonNode.Parse(body)!.ToJsonString(), request.Json!.ToJsonString());
    }
}
