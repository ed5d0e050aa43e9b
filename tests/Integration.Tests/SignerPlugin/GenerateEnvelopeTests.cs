using System.Text;
using System.Text.Json.Nodes;
using EcsImageAuditor.Emulator.Signer;

namespace Integration.Tests.SignerPlugin;

public sealed class GenerateEnvelopeTests : IAsyncLifetime
{
    private SignerServer _signer = null!;
    private SigningProfile _profile = null!;

    public async Task InitializeAsync()
    {
        _signer = await SignerServer.StartAsync();
        _profile = _signer.PutSigningProfile("web_images");
    }

    public async Task DisposeAsync() => await _signer.DisposeAsync();

    [Fact]
    public async Task The_envelope_is_the_one_that_AWS_Signer_made()
    {
        var answer = await PluginProcess.AnswerAsync("generate-envelope", Request(), Endpoint());

        Assert.Equal("application/jose+json", (string)answer["signatureEnvelopeType"]!);
        var envelope = JsonNode.Parse(Convert.FromBase64String((string)answer["signatureEnvelope"]!))!;
        Assert.Equal("eyJhIjoxfQ", (string)envelope["payload"]!);
        Assert.EndsWith("/with-payload", Assert.Single(_signer.Requests).PathAndQuery, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("contractVersion", "\"2.0\"", "UNSUPPORTED_CONTRACT_VERSION", "\"2.0\" is not a supported notary plugin contract version")]
    [InlineData("signatureEnvelopeType", "\"application/cose\"", "VALIDATION_ERROR", "envelope type \"application/cose\" is not supported")]
    [InlineData("payload", "\"\"", "VALIDATION_ERROR", "payload cannot be empty")]
    [InlineData(
        "keyId",
        "\"web_images\"",
        "VALIDATION_ERROR",
        "web_images is not a valid AWS Signer signing profile or signing profile version ARN."
    )]
    [InlineData(
        "expiryDurationInSeconds",
        "60",
        "VALIDATION_ERROR",
        "AWSSigner plugin doesn't support -e (--expiry) argument. Please use signing profile to set signature expiry.")]
    public async Task A_request_that_AWS_Signer_cannot_serve_is_refused(string member, string value, string code, string message)
    {
        var request = Request();
        request[member] = JsonNode.Parse(value);

        Assert.Equal((code, message), await PluginProcess.ErrorAsync("generate-envelope", request.ToJsonString(), Endpoint()));
        Assert.Empty(_signer.Requests);
    }

    [Fact]
    public async Task A_profile_version_cannot_be_the_key()
    {
        var (code, _) = await PluginProcess.ErrorAsync("generate-envelope", Request(_profile.VersionArn).ToJsonString(), Endpoint());

        Assert.Equal("VALIDATION_ERROR", code);
    }

    [Theory]
    [InlineData("arn:aws:signer:us-west-2:111122223333:/signing-profiles/missing", "VALIDATION_ERROR")]
    [InlineData("arn:aws:signer:us-west-2:999999999999:/signing-profiles/web_images", "ACCESS_DENIED")]
    public async Task A_refusal_of_AWS_Signer_keeps_its_kind_and_text(string key, string expected)
    {
        var (code, message) = await PluginProcess.ErrorAsync("generate-envelope", Request(key).ToJsonString(), Endpoint());

        Assert.Equal(expected, code);
        Assert.StartsWith("Failed to call AWSSigner. Error: ", message, StringComparison.Ordinal);
    }

    private JsonObject Request(string? key = null) => new()
    {
        ["contractVersion"] = "1.0",
        ["keyId"] = key ?? _profile.Arn,
        ["payloadType"] = "application/vnd.cncf.notary.payload.v1+json",
        ["signatureEnvelopeType"] = "application/jose+json",
        ["payload"] = Convert.ToBase64String(Encoding.UTF8.GetBytes("""{"a":1}""")),
    };

    private Dictionary<string, string> Endpoint() => new() { ["AWS_ENDPOINT_URL_SIGNER"] = _signer.Endpoint.ToString() };
}
