using EcsImageAuditor.Emulator.Faults;

namespace EcsImageAuditor.Tests.Shared.Verification;

/// <content>What those who may push, and cannot sign, attach to an image: an unsigned one stays bad, a signed one stays good.</content>
public abstract partial class VerifierContract
{
    public static TheoryData<string> WaysToSpoil => [.. Spoiling.Names];

    [ContractTheory]
    [MemberData(nameof(WaysToSpoil))]
    public async Task An_unsigned_image_stays_bad_whatever_is_attached_to_it(string way)
    {
        var image = await _stage.PushAsync("app");
        await _stage.Spoil(image).SpoilAsync(way);

        var verdict = (await VerifyAsync(image)).Verdict;

        Assert.True(verdict.IsBad, $"{verdict}");
    }

    [ContractTheory]
    [MemberData(nameof(WaysToSpoil))]
    public async Task A_signed_image_stays_trusted_whatever_is_attached_to_it(string way)
    {
        var image = await _stage.PushAsync("app");
        await _stage.Spoil(image).SpoilAsync(way);
        await _stage.SignAsync(image);

        Assert.Equal("trusted", await CodeAsync(image));
    }

    [ContractFact]
    public async Task Three_hundred_bogus_signatures_do_not_make_a_good_image_bad_nor_a_bad_one_anything_else()
    {
        var image = await _stage.PushAsync("app");
        var spoiling = _stage.Spoil(image);
        await spoiling.AttachManyAsync(150, "before");
        await _stage.SignAsync(image);
        await spoiling.AttachManyAsync(150, "after");
        Assert.Equal("trusted", await CodeAsync(image));

        var unsigned = await _stage.PushAsync("unsigned");
        await _stage.Spoil(unsigned).AttachManyAsync(120, "any");
        Assert.Equal("chain", await CodeAsync(unsigned));
    }

    [ContractFact]
    public async Task A_signature_that_is_listed_and_gone_counts_as_absent_and_is_told()
    {
        var image = await _stage.PushAsync("app");
        await _stage.Spoil(image).SpoilAsync("a manifest that is gone");

        var verification = await VerifyAsync(image);

        Assert.Equal("no-signature", VerdictCode.Of(verification.Verdict));
        Assert.Contains("counts as absent", Assert.Single(verification.Warnings), StringComparison.Ordinal);
    }

    [ContractFact]
    public async Task A_signature_that_could_not_be_fetched_leaves_the_image_open()
    {
        var image = await _stage.PushAsync("app");
        await _stage.SignAsync(image);
        _stage.Registry.Faults.Add(new Fault(new FaultKind.Status(500), "GET", "/blobs/"));

        Assert.Equal("signature-unavailable", await CodeAsync(image));
    }
}
