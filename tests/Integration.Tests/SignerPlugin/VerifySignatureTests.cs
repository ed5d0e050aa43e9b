using System.Text.Json.Nodes;
using EcsImageAuditor.Emulator.Signer;
using Microsoft.AspNetCore.WebUtilities;

namespace Integration.Tests.SignerPlugin;

public sealed class VerifySignatureTests : IAsyncLifetime
{
    private SignerServer _signer = null!;
    private SigningProfile _profile = null!;
    private SignedPayload _signed = null!;

    public async Task InitializeAsync()
    {
        _signer = await SignerServer.StartAsync();
        _profile = _signer.PutSigningProfile("web_images");
        _signed = _signer.SignPayload("web_images", "{}"u8);
    }

    public async Task DisposeAsync() => await _signer.DisposeAsync();

    [Fact]
    public async Task A_signature_of_a_trusted_profile_that_is_not_revoked_passes_both_verifications()
    {
        var answer = await VerifyAsync(VerifyRequest.For(_signed, _profile.Arn));

        Assert.Equal(
            (true, $"Signature publisher matched \"{_profile.Arn}\" trusted identity."),
            ResultOf(answer, VerifyRequest.TrustedIdentity)
        );
        Assert.Equal((true, "Signature is not revoked."), ResultOf(answer, VerifyRequest.RevocationCheck));
        AssertBothAttributesAreProcessed(answer);
    }

    [Fact]
    public async Task AWS_Signer_is_asked_about_the_job_the_profile_version_and_every_certificate()
    {
        await VerifyAsync(VerifyRequest.For(_signed, _profile.Arn));

        var request = Assert.Single(_signer.Requests);
        var query = QueryHelpers.ParseQuery(request.PathAndQuery["/revocations".Length..]);
        Assert.Equal(_signed.JobArn, query["jobArn"]);
        Assert.Equal(_profile.VersionArn, query["profileVersionArn"]);
        Assert.Equal("Notation-OCI-SHA384-ECDSA", query["platformId"]);
        Assert.Equal(_signed.SigningTime, DateTimeOffset.Parse(query["signatureTimestamp"]!, provider: null));
        Assert.Equal(_signed.Certificate.Hashes, query["certificateHashes"]!);
    }

    public static TheoryData<string, bool> Identities => new()
    {
        { "arn:aws:signer:us-west-2:111122223333:/signing-profiles/web_images", true },
        { "ARN:aws:signer:us-west-2:111122223333:/signing-profiles/web_images", false },
        { "arn:AWS:signer:US-WEST-2:111122223333:/signing-profiles/WEB_images", true },
        { "arn:aws:signer:us-west-2:111122223333:/signing-profiles/web", false },
        { "arn:aws:signer:us-west-2:111122223333:/signing-profiles/web_images2", false },
        { "arn:aws:signer:us-west-2:999999999999:/signing-profiles/web_images", false },
        { "arn:aws:signer:eu-west-1:111122223333:/signing-profiles/web_images", false },
        { "arn:aws:signer:us-west-2:111122223333:/signing-profiles/web_images/OtherVersn", false },
        { "arn:aws:signer:us-west-2:111122223333:/signing-profiles/web_images/a/b", false },
        { "arn:aws:signer:us-west-2:111122223333:/signing-profiles", false },
        { "arn:aws:lambda:us-west-2:111122223333:/signing-profiles/web_images", false },
        { "x509.subject: C=US, ST=WA, O=AWS", false },
        { "nonsense", false },
    };

    [Theory]
    [InlineData("arn:aws:signer:us-west-2:111122223333:/aliases/release", true)]
    [InlineData("arn:aws:signer:us-west-2:111122223333:/aliases/other", false)]
    [InlineData("arn:aws:lambda:us-west-2:111122223333:/aliases/release", false)]
    public async Task An_alias_matches_the_attribute_that_names_it_and_the_attribute_is_processed(string identity, bool matches)
    {
        var request = VerifyRequest.For(_signed, identity);
        request["signature"]!["criticalAttributes"]!["extendedAttributes"]!["com.amazonaws.signer.signingProfileAlias"] =
            "arn:aws:signer:us-west-2:111122223333:/aliases/release";
        var answer = await VerifyAsync(request);

        Assert.Equal(matches, ResultOf(answer, VerifyRequest.TrustedIdentity).Success);
        Assert.Contains(
            "com.amazonaws.signer.signingProfileAlias",
            answer["processedAttributes"]!.AsArray().Select(name => (string?)name));
    }

    [Theory]
    [MemberData(nameof(Identities))]
    public async Task Only_the_ARN_of_the_profile_matches(string identity, bool matches)
    {
        var answer = await VerifyAsync(VerifyRequest.For(_signed, identity));

        var (success, reason) = ResultOf(answer, VerifyRequest.TrustedIdentity);
        Assert.Equal(matches, success);
        if (!matches)
            Assert.Equal("Signature publisher doesn't match any trusted identities.", reason);
        // Revocation is asked even when the identity fails.
        Assert.True(ResultOf(answer, VerifyRequest.RevocationCheck).Success);
    }

    [Fact]
    public async Task A_version_ARN_pins_the_version_that_signed()
    {
        var next = _signer.PutSigningProfile("web_images");

        Assert.True(ResultOf(await VerifyAsync(VerifyRequest.For(_signed, _profile.VersionArn)), VerifyRequest.TrustedIdentity).Success);
        Assert.False(ResultOf(await VerifyAsync(VerifyRequest.For(_signed, next.VersionArn)), VerifyRequest.TrustedIdentity).Success);
    }

    [Fact]
    public async Task A_revoked_job_and_a_revoked_certificate_are_told_apart()
    {
        _signer.RevokeSignature(_signed.JobId);
        var job = await VerifyAsync(VerifyRequest.For(_signed, _profile.Arn));
        _signer.Revoke(_signed.Certificate.Hashes[0]);
        var both = await VerifyAsync(VerifyRequest.For(_signed, _profile.Arn));

        var resource = $"Resource(s) {_signed.JobArn} have been revoked.";
        Assert.Equal((false, resource), ResultOf(job, VerifyRequest.RevocationCheck));
        Assert.Equal((false, resource + "Certificate(s) have been revoked."), ResultOf(both, VerifyRequest.RevocationCheck));
    }

    [Fact]
    public async Task A_policy_that_skips_revocation_asks_nothing_of_AWS_Signer()
    {
        var request = VerifyRequest.For(_signed, _profile.Arn);
        request["trustPolicy"]!["signatureVerification"] = new JsonArray(VerifyRequest.TrustedIdentity);

        var answer = await VerifyAsync(request);

        Assert.Equal([VerifyRequest.TrustedIdentity], answer["verificationResults"]!.AsObject().Select(result => result.Key));
        AssertBothAttributesAreProcessed(answer);
        Assert.Empty(_signer.Requests);
    }

    private Task<JsonNode> VerifyAsync(JsonNode request) => PluginProcess.AnswerAsync(
        "verify-signature", request, new Dictionary<string, string> { ["AWS_ENDPOINT_URL_SIGNER"] = _signer.Endpoint.ToString() });

    private static (bool Success, string Reason) ResultOf(JsonNode answer, string capability)
    {
        var result = answer["verificationResults"]![capability]!;
        return ((bool)result["success"]!, (string)result["reason"]!);
    }

    private static void AssertBothAttributesAreProcessed(JsonNode answer) => Assert.Equal(
        ["com.amazonaws.signer.signingProfileVersion", "com.amazonaws.signer.signingJob"],
        answer["processedAttributes"]!.AsArray().GetValues<string>());
}
