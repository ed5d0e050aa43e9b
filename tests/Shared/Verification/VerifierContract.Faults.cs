using EcsImageAuditor.Emulator.Faults;

namespace EcsImageAuditor.Tests.Shared.Verification;

/// <content>Faults of the registry and of AWS Signer: never bad, never good, and never longer than the deadline.</content>
public abstract partial class VerifierContract
{
    private static readonly Uri Nowhere = new("http://127.0.0.1:1");

    [ContractTheory]
    [InlineData(401, "registry-denied")]
    [InlineData(403, "registry-denied")]
    [InlineData(404, "image-not-found")]
    [InlineData(429, "registry-throttled")]
    [InlineData(500, "registry-unreachable")]
    [InlineData(503, "registry-unreachable")]
    public async Task A_registry_that_answers_with_an_error_is_inconclusive(int status, string code)
    {
        var image = await _stage.PushAsync("app");
        await _stage.SignAsync(image);
        _stage.Registry.Faults.Add(new Fault(new FaultKind.Status(status)));
        Assert.Equal(code, await CodeAsync(image));
    }

    [ContractFact]
    public async Task A_registry_that_breaks_off_is_unreachable()
    {
        var image = await _stage.PushAsync("app");
        _stage.Registry.Faults.Add(new Fault(new FaultKind.Reset()));
        Assert.Equal("registry-unreachable", await CodeAsync(image));
    }

    [ContractFact]
    public async Task A_registry_that_is_not_there_is_unreachable() =>
        Assert.Equal("registry-unreachable", await CodeAsync(await _stage.PushAsync("app") with { Registry = Nowhere.Authority }));

    [ContractTheory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(429)]
    [InlineData(500)]
    public async Task A_signer_that_answers_with_an_error_leaves_the_revocation_open(int status)
    {
        var image = await _stage.PushAsync("app");
        await _stage.SignAsync(image);
        _stage.Signer.Faults.Add(new Fault(new FaultKind.Status(status) { Body = """{"message":"no"}""" }));
        Assert.Equal("revocation-unavailable", await CodeAsync(image));
    }

    [ContractFact]
    public async Task A_signer_that_is_not_there_leaves_the_revocation_open()
    {
        var image = await _stage.PushAsync("app");
        await _stage.SignAsync(image);
        var verification = await VerifyAsync(image, _stage.Setting with { SignerEndpoint = Nowhere });
        Assert.Equal("revocation-unavailable", VerdictCode.Of(verification.Verdict));
    }

    [ContractTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_hangs_is_left_behind_at_the_deadline(bool registry)
    {
        var image = await _stage.PushAsync("app");
        await _stage.SignAsync(image);
        (registry ? _stage.Registry.Faults : _stage.Signer.Faults).Add(new Fault(new FaultKind.Hang()));

        var verification = await Patience.ForAsync(
            VerifyAsync(image, _stage.Setting with { Timeout = TimeSpan.FromSeconds(1) }), "The verification goes on after its deadline.");

        Assert.Equal("timeout", VerdictCode.Of(verification.Verdict));
    }
}
