namespace EcsImageAuditor.Cli.Demo;

/// <summary>Pushes and signs the demo's images, and says which tasks start with them.</summary>
internal static class DemoScenarios
{
    private const string Trusted = "release";
    private const string Stranger = "laptop";

    /// <returns>The ARN of the profile to trust, and the tasks.</returns>
    public static async Task<(string TrustedProfileArn, IReadOnlyList<DemoScenario> Scenarios)> PrepareAsync(
        DemoWorld world,
        CancellationToken cancellationToken
    )
    {
        var trusted = world.Signer.PutSigningProfile(Trusted);
        world.Signer.PutSigningProfile(Stranger);

        var shop = await world.PushAsync("shop/web", Trusted, cancellationToken);
        var hotfix = await world.PushAsync("shop/hotfix", null, cancellationToken);
        var foreign = await world.PushAsync("shop/report", Stranger, cancellationToken);
        var revoked = await world.PushAsync("shop/search", Trusted, cancellationToken);
        world.Signer.RevokeSignature(revoked.SigningJob!, "The build machine was compromised.");
        var guardDuty = new DemoContainer("aws-guardduty-agent-nm40lC", null, hotfix.Digest, "exempt");

        return (
            trusted.Arn,
            [
                new("A service whose image the trusted profile signed", "web", [shop.As("web", "trusted")]),
                new("A service whose image nobody signed", "hotfix", [hotfix.As("app", "unsigned")]),
                new("An image that another profile signed", "report", [foreign.As("app", "untrusted")]),
                new("An image whose signature was revoked", "search", [revoked.As("app", "untrusted")]),
                new(
                    "A task with one bad sidecar: every container is judged",
                    "checkout",
                    [shop.As("web", "trusted"), hotfix.As("log-router", "unsigned"), shop.As("worker", "trusted")]
                ),
                new("A task with the GuardDuty agent, which AWS injects", "mail", [shop.As("web", "trusted"), guardDuty]),
            ]
        );
    }
}
