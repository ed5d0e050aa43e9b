using System.Text.Json.Nodes;
using EcsImageAuditor.Emulator.Signer;

namespace Integration.Tests.SignerPlugin;

public sealed class RefusedRequestTests : IAsyncLifetime
{
    private const string ProfileVersion = "com.amazonaws.signer.signingProfileVersion";
    private const string Job = "com.amazonaws.signer.signingJob";

    private SignerServer _signer = null!;
    private JsonNode _request = null!;

    public async Task InitializeAsync()
    {
        _signer = await SignerServer.StartAsync();
        var profile = _signer.PutSigningProfile("web_images");
        _request = VerifyRequest.For(_signer.SignPayload("web_images", "{}"u8), profile.Arn);
    }

    public async Task DisposeAsync() => await _signer.DisposeAsync();

    [Theory]
    [InlineData("2.0", "UNSUPPORTED_CONTRACT_VERSION", "\"2.0\" is not a supported notary plugin contract version")]
    [InlineData("", "VALIDATION_ERROR", "contractVersion cannot be empty")]
    public async Task Another_contract_version_is_refused(string version, string code, string message)
    {
        _request["contractVersion"] = version;

        Assert.Equal((code, message), await ErrorAsync());
    }

    [Fact]
    public async Task A_wildcard_identity_is_refused_because_all_customers_of_AWS_Signer_share_one_chain()
    {
        _request["trustPolicy"]!["trustedIdentities"] = new JsonArray("*");

        Assert.Equal(
            ("VALIDATION_ERROR", "The AWSSigner plugin does not support wildcard identity in the trust policy."), await ErrorAsync());
    }

    [Fact]
    public async Task A_verification_that_it_does_not_have_is_refused()
    {
        _request["trustPolicy"]!["signatureVerification"] = new JsonArray("SIGNATURE_VERIFIER.OTHER");

        Assert.Equal(("VALIDATION_ERROR", "'SIGNATURE_VERIFIER.OTHER' is not a supported plugin capability"), await ErrorAsync());
    }

    [Fact]
    public async Task A_signature_without_authentic_signing_time_is_refused()
    {
        Attributes().Remove("authenticSigningTime");

        Assert.Equal(("VALIDATION_ERROR", "missing authenticSigningTime"), await ErrorAsync());
    }

    [Fact]
    public async Task A_signature_of_another_scheme_is_refused()
    {
        Attributes()["signingScheme"] = "notary.x509";

        Assert.Equal(("VALIDATION_ERROR", "'notary.x509' signing scheme is not supported"), await ErrorAsync());
    }

    [Theory]
    [InlineData(ProfileVersion)]
    [InlineData(Job)]
    public async Task A_signature_without_an_attribute_of_AWS_Signer_is_refused(string attribute)
    {
        Attributes()["extendedAttributes"]!.AsObject().Remove(attribute);

        Assert.Equal(("VALIDATION_ERROR", $"unable to parse attribute \"{attribute}\"."), await ErrorAsync());
    }

    [Fact]
    public async Task An_attribute_that_is_no_text_is_refused()
    {
        Attributes()["extendedAttributes"]![Job] = 1;

        Assert.Equal(("VALIDATION_ERROR", $"unable to parse attribute \"{Job}\"."), await ErrorAsync());
    }

    [Fact]
    public async Task A_chain_that_is_no_chain_is_refused()
    {
        _request["signature"]!["certificateChain"] = new JsonArray(Convert.ToBase64String("BadCertificate"u8));

        Assert.Equal(("VALIDATION_ERROR", "unable to parse certificates in certificate chain."), await ErrorAsync());
    }

    private JsonObject Attributes() => _request["signature"]!["criticalAttributes"]!.AsObject();

    private Task<(string Code, string Message)> ErrorAsync() => PluginProcess.ErrorAsync(
        "verify-signature",
        _request.ToJsonString(),
        new Dictionary<string, string> { ["AWS_ENDPOINT_URL_SIGNER"] = _signer.Endpoint.ToString() });
}
