using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using EcsImageAuditor.Emulator.Signer;
using EcsImageAuditor.Tests.Shared.Registry;

namespace Integration.Tests.Emulator.Signer;

public sealed class SignPayloadTests : IAsyncLifetime
{
    private const string Format = "application/vnd.cncf.notary.payload.v1+json";

    private readonly ManualTimeProvider _time = new();
    private SignerServer _signer = null!;
    private SigningProfile _profile = null!;

    public async Task InitializeAsync()
    {
        _signer = await SignerServer.StartAsync(new SignerServerOptions { TimeProvider = _time });
        _profile = _signer.PutSigningProfile("web_images", new SignatureValidityPeriod(2, ValidityType.Months));
    }

    public async Task DisposeAsync() => await _signer.DisposeAsync();

    [Fact]
    public async Task The_payload_comes_back_in_a_signed_envelope()
    {
        var answer = await SignerApi.SendAsync(
            _signer,
            "POST",
            "/signing-jobs/with-payload",
            Request("web_images", "{\"a\":1}"u8.ToArray())
        );

        Assert.Equal(200, answer.Status);
        Assert.Equal("111122223333", (string)answer.Body["jobOwner"]!);
        Assert.True(Guid.TryParse((string)answer.Body["jobId"]!, out _));
        var envelope = JsonNode.Parse(Convert.FromBase64String((string)answer.Body["signature"]!))!;
        Assert.Equal("{\"a\":1}", Decode(envelope["payload"]!));
        AssertSigned(envelope);
    }

    [Fact]
    public void The_envelope_has_the_members_of_those_that_AWS_Signer_makes()
    {
        var signed = _signer.SignPayload("web_images", "{}"u8);
        var envelope = JsonNode.Parse(signed.Envelope.Span)!;
        var header = JsonNode.Parse(Decode(envelope["protected"]!))!.AsObject();

        var vector = VectorEnvelope("trusted");
        var expected = JsonNode.Parse(Decode(vector["protected"]!))!.AsObject();
        Assert.Equal(vector.AsObject().Select(member => member.Key), envelope.AsObject().Select(member => member.Key));
        Assert.Equal(
            vector["header"]!.AsObject().Select(member => member.Key),
            envelope["header"]!.AsObject().Select(member => member.Key)
        );
        Assert.Equal(expected.Select(member => member.Key), header.Select(member => member.Key));
        Assert.Equal(expected["crit"]!.ToJsonString(), header["crit"]!.ToJsonString());
        foreach (var name in (string[])["alg", "cty", "io.cncf.notary.signingScheme", "io.cncf.notary.verificationPlugin"])
            Assert.Equal((string)expected[name]!, (string)header[name]!);
        Assert.Equal(_profile.VersionArn, (string)header["com.amazonaws.signer.signingProfileVersion"]!);
        Assert.Equal(signed.JobArn, (string)header["com.amazonaws.signer.signingJob"]!);
        Assert.Equal("2030-01-01T00:00:00Z", (string)header["io.cncf.notary.authenticSigningTime"]!);
        Assert.Equal("2030-03-01T00:00:00Z", (string)header["io.cncf.notary.expiry"]!);
    }

    [Fact]
    public void A_test_may_ask_for_a_signature_that_has_expired_though_its_certificate_was_valid()
    {
        var signed = _signer.SignPayload("web_images", "{}"u8, SigningOptions.Expired(_time));

        Assert.True(signed.Expiry < _time.GetUtcNow());
        Assert.Equal(TimeSpan.FromDays(1), signed.Expiry - signed.SigningTime);
        using var leaf = X509CertificateLoader.LoadCertificate(signed.Certificate.Chain[0].Span);
        Assert.InRange(signed.SigningTime.UtcDateTime, leaf.NotBefore.ToUniversalTime(), leaf.NotAfter.ToUniversalTime());
        Assert.True(leaf.NotAfter.ToUniversalTime() < _time.GetUtcNow());
        AssertSigned(JsonNode.Parse(signed.Envelope.Span)!);
    }

    [Theory]
    [InlineData(0, "ValidationException")]
    [InlineData(1, "")]
    [InlineData(4096, "")]
    [InlineData(4097, "ValidationException")]
    public async Task A_payload_has_1_to_4096_bytes(int size, string errorType) =>
        Assert.Equal(errorType, await ErrorOfAsync(Request("web_images", new byte[size])));

    [Fact]
    public async Task A_request_that_AWS_Signer_cannot_serve_is_refused()
    {
        Assert.Equal("ResourceNotFoundException", await ErrorOfAsync(Request("missing", [1])));
        Assert.Equal("ValidationException", await ErrorOfAsync(Request("web_images", [1], format: "text/plain")));
        Assert.Equal("AccessDeniedException", await ErrorOfAsync(Request("web_images", [1], owner: "999999999999")));
        Assert.Equal("ValidationException", await ErrorOfAsync("""{"profileName":"web_images"}"""));
        Assert.Equal("ValidationException", await ErrorOfAsync("null"));
        Assert.Equal("", await ErrorOfAsync(Request("web_images", [1], owner: "111122223333")));
    }

    [Fact]
    public void A_signature_outside_the_life_of_the_chain_is_impossible() => Assert.Throws<ArgumentOutOfRangeException>(
        () => _signer.SignPayload("web_images", "{}"u8, new SigningOptions { SigningTime = _time.GetUtcNow().AddYears(-5) }));

    private async Task<string> ErrorOfAsync(string body) =>
        (await SignerApi.SendAsync(_signer, "POST", "/signing-jobs/with-payload", body)).ErrorType;

    private static string Request(string profile, byte[] payload, string format = Format, string owner = "111122223333") => new JsonObject
    {
        ["profileName"] = profile,
        ["profileOwner"] = owner,
        ["payloadFormat"] = format,
        ["payload"] = Convert.ToBase64String(payload),
    }.ToJsonString();

    private static void AssertSigned(JsonNode envelope)
    {
        using var leaf = X509CertificateLoader.LoadCertificate(Convert.FromBase64String((string)envelope["header"]!["x5c"]![0]!));
        var data = Encoding.ASCII.GetBytes($"{envelope["protected"]}.{envelope["payload"]}");
        var signature = Base64Url.DecodeFromChars((string)envelope["signature"]!);
        using var key = leaf.GetECDsaPublicKey()!;
        Assert.Equal(96, signature.Length);
        Assert.True(key.VerifyData(data, signature, HashAlgorithmName.SHA384));
    }

    private static JsonNode VectorEnvelope(string name)
    {
        var blobs = Directory.EnumerateFiles(Path.Combine(VectorSet.Named(name).LayoutPath, "blobs", "sha256"));
        return blobs
            .Select(File.ReadAllText)
            .Where(text => text.StartsWith("{\"payload\"", StringComparison.Ordinal))
            .Select(text => JsonNode.Parse(text)!)
            .Single();
    }

    private static string Decode(JsonNode member) => Encoding.UTF8.GetString(Base64Url.DecodeFromChars((string)member!));
}
