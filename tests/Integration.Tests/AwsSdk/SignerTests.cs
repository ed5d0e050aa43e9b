using System.Text.Json.Nodes;
using Amazon.Signer;
using Amazon.Signer.Model;
using EcsImageAuditor.Tests.Shared.AwsSdk;

namespace Integration.Tests.AwsSdk;

public sealed class SignerTests
{
    private static readonly string HashA = new('a', 192);
    private static readonly string HashB = new('b', 192);

    [Fact]
    public async Task Revocation_is_asked_in_the_query()
    {
        await using var service = await FakeService.StartAsync(Answer.Ok("""{"revokedEntities":["arn:p"],"novelty":1}"""));
        using var signer = Clients.Signer(service);

        var answer = await signer.GetRevocationStatusAsync(Revocation());

        Assert.Equal(["arn:p"], answer.RevokedEntities);
        Assert.Equal("GET", service.Request.Method);
        Assert.Equal(
            $"/revocations?certificateHashes={HashA}&certificateHashes={HashB}"
            + "&jobArn=arn%3Aaws%3Asigner%3Aus-west-2%3A111122223333%3A%2Fsigning-jobs%2F97af3947"
            + "&platformId=Notation-OCI-SHA384-ECDSA"
            + "&profileVersionArn=arn%3Aaws%3Asigner%3Aus-west-2%3A111122223333%3A%2Fsigning-profiles%2Fecrprofile%2FOF8IVUsPJq"
            + "&signatureTimestamp=2022-07-06T19%3A10%3A28Z",
            service.Request.Target);
        Assert.Empty(service.Request.Body);
        Assert.Matches("^AKIDEXAMPLE/[0-9]{8}/us-west-2/signer/aws4_request$", service.Request.SigningScope);
    }

    [Fact]
    public async Task A_custom_endpoint_is_used_as_it_stands_where_prefixes_are_off()
    {
        await using var service = await FakeService.StartAsync(Answer.Ok("{}"));
        using var signer = Clients.Signer(service);

        await signer.GetRevocationStatusAsync(Revocation());

        Assert.Equal(new Uri(service.Address).Authority, service.Request.Headers["host"]);
    }

    [Fact]
    public async Task A_payload_is_signed()
    {
        await using var service = await FakeService.StartAsync(
            Answer.Ok("""{"jobId":"j","jobOwner":"111122223333","metadata":{"k":"v"},"signature":"AQID"}"""));
        using var signer = Clients.Signer(service);
        using var payload = new MemoryStream("""{"targetArtifact":{}}"""u8.ToArray());
        payload.Position = payload.Length;

        var answer = await signer.SignPayloadAsync(new SignPayloadRequest
        {
            ProfileName = "ecrprofile",
            ProfileOwner = "111122223333",
            Payload = payload,
            PayloadFormat = "application/vnd.cncf.notary.payload.v1+json",
        });

        AssertAsked(service, "POST", "/signing-jobs/with-payload", """
            {"payload":"eyJ0YXJnZXRBcnRpZmFjdCI6e319","payloadFormat":"application/vnd.cncf.notary.payload.v1+json",
            "profileName":"ecrprofile","profileOwner":"111122223333"}
            """);
        Assert.Equal([1, 2, 3], answer.Signature.ToArray());
    }

    [Fact]
    public async Task A_profile_is_put_under_its_name()
    {
        await using var service = await FakeService.StartAsync(
            Answer.Ok("""{"arn":"arn:p","profileVersion":"OF8IVUsPJq","profileVersionArn":"arn:v"}"""));
        using var signer = Clients.Signer(service);

        var answer = await signer.PutSigningProfileAsync(new PutSigningProfileRequest
        {
            ProfileName = "ecrprofile",
            PlatformId = "Notation-OCI-SHA384-ECDSA",
            SignatureValidityPeriod = new SignatureValidityPeriod { Value = 12, Type = ValidityType.MONTHS },
        });

        AssertAsked(service, "PUT", "/signing-profiles/ecrprofile", """
            {"platformId":"Notation-OCI-SHA384-ECDSA","signatureValidityPeriod":{"type":"MONTHS","value":12}}
            """);
        Assert.Equal("arn:v", answer.ProfileVersionArn);
    }

    [Fact]
    public async Task A_profile_is_got()
    {
        await using var service = await FakeService.StartAsync(Answer.Ok("""
            {"profileName":"ecrprofile","profileVersion":"OF8IVUsPJq","profileVersionArn":"arn:v","status":"Revoked","platformId":"P",
            "revocationRecord":{"revocationEffectiveFrom":1700000000,"revokedAt":1700000001,"revokedBy":"me"},
            "signatureValidityPeriod":{"value":135,"type":"MONTHS"},"arn":"arn:p",
            "overrides":{"signingConfiguration":{"encryptionAlgorithm":"ECDSA","hashAlgorithm":"SHA384"},
            "signingImageFormat":"JSONDetached"}}
            """));
        using var signer = Clients.Signer(service);

        var profile = await signer.GetSigningProfileAsync(
            new GetSigningProfileRequest { ProfileName = "ecrprofile", ProfileOwner = "111122223333" });

        Assert.Equal("GET", service.Request.Method);
        Assert.Equal("/signing-profiles/ecrprofile?profileOwner=111122223333", service.Request.Target);
        Assert.Equal(SigningProfileStatus.Revoked, profile.Status);
        Assert.Equal(DateTime.UnixEpoch.AddSeconds(1_700_000_000), profile.RevocationRecord.RevocationEffectiveFrom);
        Assert.Equal(135, profile.SignatureValidityPeriod.Value);
        Assert.Equal(ValidityType.MONTHS, profile.SignatureValidityPeriod.Type);
    }

    public static TheoryData<int, string, Type> Modelled => new()
    {
        { 403, "AccessDeniedException", typeof(AccessDeniedException) },
        { 400, "BadRequestException", typeof(BadRequestException) },
        { 404, "NotFoundException", typeof(NotFoundException) },
        { 404, "ResourceNotFoundException", typeof(ResourceNotFoundException) },
        { 429, "ThrottlingException", typeof(ThrottlingException) },
        { 429, "TooManyRequestsException", typeof(TooManyRequestsException) },
        { 400, "ValidationException", typeof(ValidationException) },
        { 418, "NovelException", typeof(AmazonSignerException) },
    };

    [Theory]
    [MemberData(nameof(Modelled))]
    public async Task A_modelled_error_is_an_exception_of_its_own(int status, string type, Type expected)
    {
        await using var service = await FakeService.StartAsync(new Answer(status, """{"message":"Not so.","code":"DETAIL"}""")
        {
            ContentType = "application/json",
            Headers = new Dictionary<string, string> { ["x-amzn-ErrorType"] = type },
        });
        using var signer = Clients.Signer(service);

        var exception = (AmazonSignerException)await Assert.ThrowsAsync(expected, () => signer.GetRevocationStatusAsync(Revocation()));

        Assert.Equal(type, exception.ErrorCode);
        Assert.Equal("Not so.", exception.Message);
        Assert.Equal(status, (int)exception.StatusCode);
    }

    private static GetRevocationStatusRequest Revocation() => new()
    {
        CertificateHashes = [HashA, HashB],
        JobArn = "arn:aws:signer:us-west-2:111122223333:/signing-jobs/97af3947",
        PlatformId = "Notation-OCI-SHA384-ECDSA",
        ProfileVersionArn = "arn:aws:signer:us-west-2:111122223333:/signing-profiles/ecrprofile/OF8IVUsPJq",
        SignatureTimestamp = new DateTime(2022, 7, 6, 19, 10, 28, DateTimeKind.Utc),
    };

    private static void AssertAsked(FakeService service, string method, string target, string body)
    {
        Assert.Equal(method, service.Request.Method);
        Assert.Equal(target, service.Request.Target);
        Assert.Equal("application/json", service.Request.Headers["content-type"]);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(body), service.Request.Json), service.Request.Body);
        Assert.Matches("^AKIDEXAMPLE/[0-9]{8}/us-west-2/signer/aws4_request$", service.Request.SigningScope);
    }
}
