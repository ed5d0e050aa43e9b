using System.Text;
using EcsImageAuditor.Tests.Shared.TrustPolicies;
using ImageSignatures.Oci;
using ImageSignatures.Signatures;
using ImageSignatures.TrustPolicies;

namespace Components.Tests.TrustPolicies;

public sealed class StatementSelectionTests
{
    private static readonly byte[] Policy = Write(
        ("team", """["registry.example.com/team/app", "registry.example.com:5000/team/app"]"""),
        ("others", """["*"]"""),
        ("web", """["docker.io/library/nginx"]""")
    );

    public static TheoryData<string, string, string> Images => new()
    {
        { "registry.example.com", "team/app", "team" },
        { "registry.example.com:5000", "team/app", "team" },
        { "docker.io", "library/nginx", "web" },
        { "registry.example.com:5001", "team/app", "others" },
        { "registry.example.com", "team", "others" },
        { "registry.example.com", "team/app/more", "others" },
        { "registry.example.com", "team/ap", "others" },
        { "Registry.example.com", "team/app", "others" },
    };

    [Theory]
    [MemberData(nameof(Images))]
    public void The_exact_scope_wins_over_the_one_for_all(string registry, string repository, string name) =>
        Assert.Equal(name, TrustPolicyDocument.Read(Policy).Document!.StatementFor(Image(registry, repository))?.Name);

    [NeedsTheory(Component.Notation)]
    [MemberData(nameof(Images))]
    public async Task Notation_chooses_the_same_statement(string registry, string repository, string name)
    {
        using var notation = new NotationVerification();
        await File.WriteAllBytesAsync(Path.Combine(notation.ConfigDirectory, "trustpolicy.json"), Policy);

        Assert.Contains($"Name:{name} ", await notation.VerifyAsync($"{registry}/{repository}"), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_statement_for_all_other_repositories_have_none()
    {
        var policy = TrustPolicyDocument.Read(Write(("team", """["registry.example.com/team/app"]"""))).Document!;

        Assert.Null(policy.StatementFor(Image("registry.example.com", "team/other")));
    }

    [Fact]
    public void A_statement_holds_what_the_policy_says()
    {
        var statement = Assert.Single(TrustPolicyDocument.Read(PolicyCase.Named("valid-x509-with-timestamps").Bytes).Document!.Statements);

        Assert.Equal("images", statement.Name);
        Assert.Equal(["registry.example.com:5000/net/monitor"], statement.RegistryScopes);
        Assert.Same(VerificationLevel.Strict, statement.Level);
        Assert.Equal(TimestampVerification.AfterCertificateExpiry, statement.VerifyTimestamp);
        Assert.Equal(["ca:acme", "tsa:clock.example_1-2"], statement.TrustStores.Select(store => store.ToString()));
        Assert.Equal([TrustStoreType.Ca, TrustStoreType.Tsa], statement.TrustStores.Select(store => store.Type));
        AssertEach.Of(statement.TrustedIdentities, identity => Assert.IsType<TrustedIdentity.Subject>(identity));
        Assert.Equal("x509.subject:C=US, ST=WA, O=wabbit-networks.io", statement.TrustedIdentities[0].Text);
    }

    [Fact]
    public void A_pinned_profile_version_is_kept()
    {
        var statement = Assert.Single(TrustPolicyDocument.Read(PolicyCase.Named("valid-profile-version").Bytes).Document!.Statements);

        var profile = Assert.IsType<TrustedIdentity.SigningProfile>(Assert.Single(statement.TrustedIdentities));
        Assert.Equal("abcdefgh12", profile.Arn.Version);
        Assert.Equal(TimestampVerification.Always, statement.VerifyTimestamp);
    }

    [Fact]
    public void An_identity_that_matches_nothing_is_kept_as_such()
    {
        var statement = Assert.Single(TrustPolicyDocument.Read(PolicyCase.Named("identity-profile-singular").Bytes).Document!.Statements);

        Assert.IsType<TrustedIdentity.Foreign>(Assert.Single(statement.TrustedIdentities));
    }

    [Fact]
    public void Overrides_replace_the_level_s_actions()
    {
        var statement = Assert.Single(TrustPolicyDocument.Read(PolicyCase.Named("override-skips-revocation").Bytes).Document!.Statements);

        Assert.Equal(ValidationAction.Skip, statement.Level[ValidationType.Revocation]);
        Assert.Equal(ValidationAction.Enforce, statement.Level[ValidationType.Expiry]);
        Assert.Equal("custom", statement.Level.Name);
    }

    private static byte[] Write(params (string Name, string Scopes)[] statements)
    {
        var items = statements.Select(statement =>
            $$"""{"name": "{{statement.Name}}", "registryScopes": {{statement.Scopes}}, "signatureVerification": {"level": "skip"} }""");
        return Encoding.UTF8.GetBytes($$"""{"version": "1.0", "trustPolicies": [{{string.Join(',', items)}}]}""");
    }

    private static ImageByDigest Image(string registry, string repository)
    {
        Assert.True(Digest.TryParse($"sha256:{new string('0', 64)}", out var digest));
        return new ImageByDigest(registry, repository, digest);
    }
}
