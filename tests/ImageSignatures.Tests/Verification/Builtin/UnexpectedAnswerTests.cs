using EcsImageAuditor.Emulator.Faults;
using EcsImageAuditor.Tests.Shared.Verification;
using ImageSignatures.Registry.Transport;

namespace ImageSignatures.Tests.Verification.Builtin;

/// <summary>Answers of status 200 that are not what was asked for.</summary>
public sealed class UnexpectedAnswerTests : IAsyncLifetime, IDisposable
{
    private readonly HttpClient _http = RegistryHttp.CreateClient();
    private ContractStage _stage = null!;

    public async Task InitializeAsync() => _stage = await ContractStage.StartAsync();

    public async Task DisposeAsync() => await _stage.DisposeAsync();

    public void Dispose() => _http.Dispose();

    [Theory]
    [InlineData("<html>", "revocation-unavailable")]
    [InlineData("[]", "revocation-unavailable")]
    [InlineData("""{"revokedEntities":{}}""", "revocation-unavailable")]
    [InlineData("""{"revokedEntities":[1]}""", "revoked")]
    [InlineData("""{"revokedEntities":[null]}""", "revoked")]
    [InlineData("""{"revokedEntities":["0"]}""", "revoked")]
    [InlineData("""{"revokedEntities":[]}""", "trusted")]
    public async Task Only_an_answer_of_AWS_Signer_that_names_nothing_means_not_revoked(string body, string code)
    {
        var image = await _stage.PushAsync("app");
        await _stage.SignAsync(image);
        _stage.Signer.Faults.Add(new Fault(new FaultKind.Status(200) { Body = body }));
        using var verifier = VerifiersUnderTest.Builtin(_stage.Setting, _http);

        var verification = await verifier.VerifyAsync(image, CancellationToken.None);

        Assert.Equal(code, VerdictCode.Of(verification.Verdict));
    }

    [Fact]
    public async Task An_envelope_that_is_too_long_is_not_fetched()
    {
        var image = await _stage.PushAsync("app");
        await _stage.AttachAsync(image, new byte[(1024 * 1024) + 1]);
        _stage.Registry.ClearRequests();
        using var verifier = VerifiersUnderTest.Builtin(_stage.Setting, _http);

        Assert.Equal("integrity", VerdictCode.Of((await verifier.VerifyAsync(image, CancellationToken.None)).Verdict));
        AssertEach.IsNot(_stage.Registry.Requests, request => request.PathAndQuery.Contains("/blobs/", StringComparison.Ordinal));
    }
}
