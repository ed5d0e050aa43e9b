using EcsImageAuditor.Emulator.Faults;
using EcsImageAuditor.Tests.Shared.Registry;
using EcsImageAuditor.Tests.Shared.Verification;
using ImageSignatures.Oci;
using ImageSignatures.Registry;
using ImageSignatures.Registry.Transport;
using ImageSignatures.Verdicts;
using ImageSignatures.Verification.Builtin;

namespace ImageSignatures.Tests.Verification.Builtin;

/// <summary>How often a verification has to wait for the registry, one answer after the other.</summary>
public sealed class RoundTripTests
{
    private const int MaxRoundTrips = 4;

    private static readonly string[][] WithApi = [["HEAD image", "GET referrers"], ["GET signature"], ["GET envelope"]];

    private static readonly string[][] WithTagSchema = [["HEAD image", "GET referrers"], ["GET tag"], ["GET signature"], ["GET envelope"]];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_warm_verification_waits_for_the_registry_at_most_four_times(bool referrersApi)
    {
        await using var stage = await ContractStage.StartAsync(referrersApi);
        var image = await stage.PushAsync("app");
        await stage.SignAsync(image);
        using var handler = new RoundsHandler();
        using var http = new HttpClient(handler);
        using var verifier = Create(stage.Setting, http);
        Assert.Equal(Verdict.Trust, (await verifier.VerifyAsync(image, CancellationToken.None)).Verdict);
        stage.Registry.ClearRequests();

        handler.Holds = true;
        var verifying = verifier.VerifyAsync(image, CancellationToken.None);
        var expected = referrersApi ? WithApi : WithTagSchema;
        foreach (var round in expected)
            Assert.Equal(round.Order(), (await handler.NextAsync(round.Length)).Select(request => NameOf(request, image)).Order());

        Assert.Equal(Verdict.Trust, (await verifying).Verdict);
        Assert.Equal(expected.Sum(round => round.Length), stage.Registry.Requests.Count);
        Assert.InRange(expected.Length, 1, MaxRoundTrips);
    }

    [Fact]
    public async Task Of_several_signatures_the_first_is_fetched_alone_and_of_the_others_four_at_once()
    {
        await using var stage = await ContractStage.StartAsync();
        var image = await stage.PushAsync("app");
        for (var signature = 0; signature < 6; signature++)
            await stage.SignAsync(image, "other_profile");
        using var handler = new RoundsHandler();
        using var http = new HttpClient(handler);
        using var verifier = Create(stage.Setting, http);
        await verifier.VerifyAsync(image, CancellationToken.None);
        stage.Registry.ClearRequests();

        handler.Holds = true;
        var verifying = verifier.VerifyAsync(image, CancellationToken.None);
        await handler.NextAsync(2);
        await handler.NextAsync(1);
        await handler.NextAsync(1);
        var manifests = await handler.NextAsync(4);
        var envelopes = await handler.NextAsync(4);
        var rest = await handler.NextAsync(2);
        await handler.NextAsync(1);

        Assert.Equal(["GET signature", "GET tag"], rest.Select(request => NameOf(request, image)).Order());
        AssertEach.Of(manifests, request => Assert.Equal("GET signature", NameOf(request, image)));
        AssertEach.Of(envelopes, request => Assert.Equal("GET envelope", NameOf(request, image)));
        var verification = await verifying;
        Assert.Equal("identity", VerdictCode.Of(verification.Verdict));
        Assert.Equal(6, verification.Signatures.Count);
        Assert.Equal(2 + (6 * 2) + 1, stage.Registry.Requests.Count);
    }

    [Fact]
    public async Task A_list_that_does_not_go_on_keeps_back_nothing_that_it_has_named()
    {
        await using var stage = await ContractStage.StartAsync();
        var image = await stage.PushAsync("app");
        await stage.SignAsync(image, "other_profile");
        await stage.SignAsync(image);
        stage.Registry.Faults.Add(new Fault(new FaultKind.Hang(), "GET", "/manifests/sha256-"));
        using var http = RegistryHttp.CreateClient();
        // On this clock no deadline ever passes.
        using var verifier = Create(stage.Setting, http, new ManualTimeProvider());

        var verification = await Patience.ForAsync(
            verifier.VerifyAsync(image, CancellationToken.None), "The verification waits for the list that does not go on.");

        Assert.Equal(Verdict.Trust, verification.Verdict);
        Assert.Equal(2, verification.Signatures.Count);
    }

    [Fact]
    public async Task An_image_that_is_not_there_is_not_found_whatever_the_listing_says()
    {
        await using var stage = await ContractStage.StartAsync();
        var image = await stage.PushAsync("app");
        await stage.SignAsync(image);
        stage.Registry.DeleteManifest(image.Repository, image.Digest.ToString());
        using var http = RegistryHttp.CreateClient();
        using var verifier = Create(stage.Setting, http);

        Assert.Equal("image-not-found", VerdictCode.Of((await verifier.VerifyAsync(image, CancellationToken.None)).Verdict));
    }

    private static string NameOf(HttpRequestMessage request, ImageByDigest image)
    {
        var path = request.RequestUri!.AbsolutePath;
        var what = path.Contains("/referrers/", StringComparison.Ordinal) ? "referrers"
            : path.Contains("/blobs/", StringComparison.Ordinal) ? "envelope"
            : path.EndsWith($"/{image.Digest}", StringComparison.Ordinal) ? "image"
            : path.Contains("/manifests/sha256-", StringComparison.Ordinal) ? "tag"
            : "signature";
        return $"{request.Method} {what}";
    }

    private static BuiltinVerifier Create(VerifierSetting setting, HttpClient http, TimeProvider? time = null) => new(
        new BuiltinOptions { ConfigDirectory = setting.ConfigDirectory, Timeout = setting.Timeout },
        new RegistryClient(http, setting.Credentials, time ?? TimeProvider.System, new RegistryClientOptions()),
        SignerAt.Revocation(setting.SignerEndpoint),
        time ?? TimeProvider.System);
}
