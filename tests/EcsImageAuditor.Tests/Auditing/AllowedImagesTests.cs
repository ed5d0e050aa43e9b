using EcsImageAuditor.Auditing;
using EcsImageAuditor.Ecs;
using EcsImageAuditor.Emulator.Registry;
using EcsImageAuditor.Exemptions;
using EcsImageAuditor.Tests.Registries;
using EcsImageAuditor.Tests.Shared.Auditing;
using ImageSignatures.Verdicts;

namespace EcsImageAuditor.Tests.Auditing;

/// <summary>An image of a registry that is not allowed is judged by its name.</summary>
public sealed class AllowedImagesTests : IAsyncLifetime
{
    private RegistryServer _registry = null!;

    public async Task InitializeAsync() => _registry = await RegistryServer.StartAsync();

    public async Task DisposeAsync() => await _registry.DisposeAsync();

    [Theory]
    [InlineData("evil.example/web", true)]
    [InlineData("evil.example/web:1", false)]
    [InlineData("evil.example:05000/web:1", false)]
    [InlineData("Not A Reference", true)]
    public async Task It_may_stop_its_task_whatever_is_known_of_its_digest(string image, bool hasDigest)
    {
        var (audit, verifier) = await AuditAsync(new EcsContainer("web")
        {
            Image = image,
            ImageDigest = hasDigest ? Tasks.DigestOf("web") : null,
        });

        Assert.Equal((VerdictKind.Untrusted, ReasonCode.RegistryNotAllowed), (audit.Image.Verdict.Kind, audit.Image.Reason!.Code));
        Assert.Equal(Decision.Stop, audit.Decision);
        Assert.Empty(verifier.Asked);
    }

    [Fact]
    public async Task Nothing_is_asked_of_its_registry_nor_of_ECS()
    {
        var (audit, verifier) = await AuditAsync(new EcsContainer("web") { Image = $"{_registry.Host}/web:1" });

        Assert.Equal(ReasonCode.RegistryNotAllowed, audit.Image.Reason!.Code);
        Assert.Empty(_registry.Requests);
        Assert.Empty(verifier.Asked);
    }

    [Fact]
    public async Task An_exemption_is_looked_at_first_and_an_expired_one_is_told()
    {
        var container = new EcsContainer("web") { Image = "evil.example/web:1" };

        var (exempt, _) = await AuditAsync(container, Exemption("2999-01-01"));
        var (expired, _) = await AuditAsync(container, Exemption("2001-01-01"));

        Assert.Equal(VerdictKind.Exempt, exempt.Image.Verdict.Kind);
        Assert.Equal(ReasonCode.RegistryNotAllowed, expired.Image.Reason!.Code);
        Assert.Contains("expired", Assert.Single(expired.Image.Verification.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_allowed_image_is_verified()
    {
        var (audit, verifier) = await AuditAsync(Tasks.Container("web"));

        Assert.Equal(Verdict.Trust, audit.Image.Verdict);
        Assert.Single(verifier.Asked);
    }

    private static Exemption Exemption(string expires) => Assert.Single(
        ExemptionReader.Read(
            $$"""[{"registry":"evil.example","repository":"web","reason":"a reason","expires":"{{expires}}"}]""", null, out _));

    private static async Task<(ContainerAudit Audit, FixedVerifier Verifier)> AuditAsync(EcsContainer container, params Exemption[] exemptions)
    {
        var verifier = new FixedVerifier(("web", Verdict.Trust));
        using var bench = new AuditBench
        {
            Verifier = verifier,
            HasRegistry = true,
            Exemptions = exemptions,
            Registries = AllowedRegistriesTests.Of("registry.example", "111122223333"),
            Stops = new StopPolicy { Enabled = true, Clusters = ["prod"] },
        };
        return (Assert.Single(await bench.Auditor().AuditAsync([Tasks.Of(container)], AuditBench.Budget, default)), verifier);
    }
}
