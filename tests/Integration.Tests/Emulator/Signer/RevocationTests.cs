using EcsImageAuditor.Emulator.Signer;
using EcsImageAuditor.Tests.Shared.Registry;

namespace Integration.Tests.Emulator.Signer;

public sealed class RevocationTests : IAsyncLifetime
{
    private readonly ManualTimeProvider _time = new();
    private SignerServer _signer = null!;
    private SigningProfile _profile = null!;

    public async Task InitializeAsync()
    {
        _signer = await SignerServer.StartAsync(new SignerServerOptions { TimeProvider = _time });
        _profile = _signer.PutSigningProfile("web_images", new SignatureValidityPeriod(1, ValidityType.Years));
    }

    public async Task DisposeAsync() => await _signer.DisposeAsync();

    [Fact]
    public void Nothing_is_revoked_at_first() => Assert.Empty(StatusOf(Sign()));

    [Fact]
    public async Task A_revoked_signature_leaves_the_others_of_its_profile_valid()
    {
        var (bad, good) = (Sign(), Sign());

        var revoke = await SignerApi.SendAsync(_signer, "PUT", $"/signing-jobs/{bad.JobId}/revoke", """{"reason":"wrong image"}""");

        Assert.Equal(200, revoke.Status);
        Assert.Equal([bad.JobArn], StatusOf(bad));
        Assert.Empty(StatusOf(good));
    }

    [Fact]
    public void A_revoked_profile_revokes_what_it_signed_from_the_effective_time_on()
    {
        var before = Sign();
        _time.Advance(TimeSpan.FromHours(2));
        var after = Sign();

        _signer.RevokeSigningProfile("web_images", _profile.Version, _time.GetUtcNow() - TimeSpan.FromHours(1));

        Assert.Empty(StatusOf(before));
        Assert.Equal([_profile.VersionArn], StatusOf(after));
    }

    [Fact]
    public void The_revocation_of_one_version_leaves_the_others_alone()
    {
        var old = Sign();
        _signer.PutSigningProfile("web_images");
        var current = Sign();

        _signer.RevokeSigningProfile("web_images", _profile.Version, _time.GetUtcNow() - TimeSpan.FromDays(1));

        Assert.Equal([_profile.VersionArn], StatusOf(old));
        Assert.Empty(StatusOf(current));
        Assert.Equal(SigningProfileStatus.Active, _signer.GetSigningProfile("web_images").Status);
    }

    [Fact]
    public void The_effective_time_lies_in_the_past_and_moves_only_backwards()
    {
        void Revoke(TimeSpan ago) => _signer.RevokeSigningProfile("web_images", _profile.Version, _time.GetUtcNow() - ago);

        Assert.Equal("ValidationException", Assert.Throws<SignerException>(() => Revoke(TimeSpan.FromSeconds(-1))).Code);
        Revoke(TimeSpan.FromHours(1));
        Assert.Equal("ValidationException", Assert.Throws<SignerException>(() => Revoke(TimeSpan.FromMinutes(1))).Code);
        Revoke(TimeSpan.FromHours(2));

        Assert.Equal(_time.GetUtcNow() - TimeSpan.FromHours(2), _signer.GetSigningProfile("web_images").Revocation!.EffectiveFrom);
        Assert.Equal(404, Assert.Throws<SignerException>(
            () => _signer.RevokeSigningProfile("web_images", "0000000000", _time.GetUtcNow())).StatusCode);
    }

    [Fact]
    public void A_revocation_is_forgotten_six_months_after_the_signature_expired()
    {
        var job = Sign();
        _signer.RevokeSignature(job.JobId);
        _signer.RevokeSigningProfile("web_images", _profile.Version, _time.GetUtcNow() - TimeSpan.FromDays(1));
        var end = job.Expiry.AddMonths(6);

        _time.Advance(end - _time.GetUtcNow() - TimeSpan.FromSeconds(1));
        Assert.Equal([_profile.VersionArn, job.JobArn], StatusOf(job));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Empty(StatusOf(job));
        Assert.Equal(404, Assert.Throws<SignerException>(() => _signer.RevokeSignature(job.JobId)).StatusCode);
    }

    [Fact]
    public void Any_entity_can_be_marked_revoked()
    {
        var signed = Sign();
        const string foreignJob = "arn:aws:signer:eu-west-1:999999999999:/signing-jobs/one";
        _signer.Revoke(foreignJob);
        _signer.Revoke(signed.Certificate.Hashes[1]);

        Assert.Equal(
            [foreignJob, signed.Certificate.Hashes[1]],
            _signer.GetRevocationStatus(QueryFor(signed) with { JobArn = foreignJob })
        );
    }

    [Fact]
    public async Task The_status_is_asked_over_HTTP_with_repeated_parameters()
    {
        var signed = Sign();
        _signer.Revoke(signed.Certificate.Hashes[0]);
        _signer.Revoke(signed.Certificate.Hashes[3]);

        var answer = await SignerApi.SendAsync(_signer, "GET", PathFor(signed));

        Assert.Equal(200, answer.Status);
        Assert.Equal(
            [signed.Certificate.Hashes[0], signed.Certificate.Hashes[3]], answer.Body["revokedEntities"]!.AsArray().GetValues<string>());
    }

    [Theory]
    [InlineData("signatureTimestamp")]
    [InlineData("platformId")]
    [InlineData("profileVersionArn")]
    [InlineData("jobArn")]
    [InlineData("certificateHashes")]
    public async Task Every_parameter_is_required(string parameter)
    {
        var answer = await SignerApi.SendAsync(
            _signer, "GET", PathFor(Sign()).Replace(parameter, "other", StringComparison.Ordinal));

        Assert.Equal((400, "ValidationException"), (answer.Status, answer.ErrorType));
    }

    [Fact]
    public void Another_partition_or_platform_is_refused()
    {
        var query = QueryFor(Sign());

        Assert.Throws<SignerException>(() => _signer.GetRevocationStatus(
            query with { JobArn = "arn:aws-us-gov:signer:us-gov-west-1:111122223333:/signing-jobs/one" }));
        Assert.Throws<SignerException>(() => _signer.GetRevocationStatus(query with { PlatformId = "AWSLambda-SHA384-ECDSA" }));
    }

    private SignedPayload Sign() => _signer.SignPayload("web_images", "{}"u8);

    private IReadOnlyList<string> StatusOf(SignedPayload signed) => _signer.GetRevocationStatus(QueryFor(signed));

    private static RevocationQuery QueryFor(SignedPayload signed) => new(
        signed.SigningTime, "Notation-OCI-SHA384-ECDSA", signed.ProfileVersionArn, signed.JobArn, signed.Certificate.Hashes);

    private static string PathFor(SignedPayload signed) =>
        $"/revocations?signatureTimestamp={Uri.EscapeDataString(signed.SigningTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null))}"
        + $"&platformId=Notation-OCI-SHA384-ECDSA&profileVersionArn={Uri.EscapeDataString(signed.ProfileVersionArn)}"
        + $"&jobArn={Uri.EscapeDataString(signed.JobArn)}"
        + string.Concat(signed.Certificate.Hashes.Select(hash => $"&certificateHashes={hash}"));
}
