using EcsImageAuditor.Emulator.Signer;
using EcsImageAuditor.Tests.Shared.Registry;

namespace Integration.Tests.Emulator.Signer;

public sealed class SigningProfileTests : IAsyncLifetime
{
    private const string Create =
        """{"platformId":"Notation-OCI-SHA384-ECDSA","signatureValidityPeriod":{"value":12,"type":"MONTHS"},"tags":{"a":"b"}}""";

    private readonly ManualTimeProvider _time = new();
    private SignerServer _signer = null!;

    public async Task InitializeAsync() =>
        _signer = await SignerServer.StartAsync(
            new SignerServerOptions
            {
                TimeProvider = _time,
                Region = "eu-west-1",
                Account = "999988887777",
            }
        );

    public async Task DisposeAsync() => await _signer.DisposeAsync();

    [Fact]
    public async Task A_profile_is_created_and_read_over_HTTP()
    {
        var put = await SignerApi.SendAsync(_signer, "PUT", "/signing-profiles/web_images", Create);
        var get = await SignerApi.SendAsync(_signer, "GET", "/signing-profiles/web_images?profileOwner=999988887777");

        const string arn = "arn:aws:signer:eu-west-1:999988887777:/signing-profiles/web_images";
        var version = (string)put.Body["profileVersion"]!;
        Assert.Equal(200, put.Status);
        Assert.Matches("^[a-zA-Z0-9]{10}$", version);
        Assert.Equal(arn, (string)put.Body["arn"]!);
        Assert.Equal($"{arn}/{version}", (string)put.Body["profileVersionArn"]!);
        Assert.Equal("web_images", (string)get.Body["profileName"]!);
        Assert.Equal(version, (string)get.Body["profileVersion"]!);
        Assert.Equal("Notation-OCI-SHA384-ECDSA", (string)get.Body["platformId"]!);
        Assert.Equal("""{"value":12,"type":"MONTHS"}""", get.Body["signatureValidityPeriod"]!.ToJsonString());
        Assert.Equal("Active", (string)get.Body["status"]!);
        Assert.Null(get.Body["revocationRecord"]);
    }

    [Theory]
    [InlineData("PUT", "/signing-profiles/a", Create, 400, "ValidationException")]
    [InlineData("PUT", "/signing-profiles/web-images", Create, 400, "ValidationException")]
    [InlineData("PUT", "/signing-profiles/web_images", "{}", 400, "ValidationException")]
    [InlineData("PUT", "/signing-profiles/web_images", "{", 400, "ValidationException")]
    [InlineData("PUT", "/signing-profiles/web_images", """{"platformId":"AWSLambda-SHA384-ECDSA"}""", 400, "ValidationException")]
    [InlineData(
        "PUT",
        "/signing-profiles/web_images",
        """{"platformId":"Notation-OCI-SHA384-ECDSA","signatureValidityPeriod":{"value":136,"type":"MONTHS"}}""",
        400,
        "ValidationException")]
    [InlineData("GET", "/signing-profiles/missing", "", 404, "ResourceNotFoundException")]
    [InlineData("GET", "/signing-profiles/web_images?profileOwner=123412341234", "", 403, "AccessDeniedException")]
    [InlineData("DELETE", "/signing-profiles/missing", "", 404, "ResourceNotFoundException")]
    [InlineData("PUT", "/signing-jobs/missing/revoke", """{"reason":"x"}""", 404, "ResourceNotFoundException")]
    [InlineData("GET", "/other", "", 404, "ResourceNotFoundException")]
    public async Task A_refusal_names_its_kind_in_header_and_body(string method, string path, string body, int status, string code)
    {
        var answer = await SignerApi.SendAsync(_signer, method, path, body);

        Assert.Equal((status, code), (answer.Status, answer.ErrorType));
        Assert.Equal(code, (string)answer.Body["code"]!);
        Assert.NotEmpty((string)answer.Body["message"]!);
    }

    [Fact]
    public void The_period_is_135_months_where_none_is_named()
    {
        Assert.Equal(new SignatureValidityPeriod(135, ValidityType.Months), _signer.PutSigningProfile("web_images").ValidityPeriod);
    }

    [Fact]
    public void A_second_put_makes_a_new_version_of_the_same_profile()
    {
        var first = _signer.PutSigningProfile("web_images");
        var second = _signer.PutSigningProfile("web_images");

        Assert.Equal(first.Arn, second.Arn);
        Assert.NotEqual(first.VersionArn, second.VersionArn);
        Assert.Equal(second, _signer.GetSigningProfile("web_images"));
    }

    [Fact]
    public async Task A_canceled_profile_can_be_read_and_signs_no_more()
    {
        _signer.PutSigningProfile("web_images");

        var cancel = await SignerApi.SendAsync(_signer, "DELETE", "/signing-profiles/web_images");

        Assert.Equal(200, cancel.Status);
        Assert.Equal(SigningProfileStatus.Canceled, _signer.GetSigningProfile("web_images").Status);
        Assert.Equal("ValidationException", Assert.Throws<SignerException>(() => _signer.SignPayload("web_images", "{}"u8)).Code);
        Assert.Equal("ValidationException", Assert.Throws<SignerException>(() => _signer.PutSigningProfile("web_images")).Code);
    }

    [Fact]
    public void A_canceled_profile_is_forgotten_six_months_after_its_last_signature_can_have_expired()
    {
        _signer.PutSigningProfile("web_images", new SignatureValidityPeriod(10, ValidityType.Days));
        _signer.CancelSigningProfile("web_images");
        var end = _time.GetUtcNow().AddDays(10).AddMonths(6);

        _time.Advance(end - _time.GetUtcNow() - TimeSpan.FromSeconds(1));
        Assert.Equal(SigningProfileStatus.Canceled, _signer.GetSigningProfile("web_images").Status);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(404, Assert.Throws<SignerException>(() => _signer.GetSigningProfile("web_images")).StatusCode);
    }

    [Fact]
    public async Task A_revoked_profile_shows_its_revocation()
    {
        var profile = _signer.PutSigningProfile("web_images");
        var effective = _time.GetUtcNow().AddDays(-1).ToUnixTimeSeconds();

        var revoke = await SignerApi.SendAsync(
            _signer,
            "PUT",
            "/signing-profiles/web_images/revoke",
            $$"""{"profileVersion":"{{profile.Version}}","reason":"leaked","effectiveTime":{{effective}}}""");

        var get = await SignerApi.SendAsync(_signer, "GET", "/signing-profiles/web_images");
        Assert.Equal(200, revoke.Status);
        Assert.Equal("Revoked", (string)get.Body["status"]!);
        Assert.Equal(effective, (long)get.Body["revocationRecord"]!["revocationEffectiveFrom"]!);
        Assert.Equal(_time.GetUtcNow().ToUnixTimeSeconds(), (long)get.Body["revocationRecord"]!["revokedAt"]!);
        Assert.Throws<SignerException>(() => _signer.SignPayload("web_images", "{}"u8));
    }
}
