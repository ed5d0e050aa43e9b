using EcsImageAuditor.Doctor;
using EcsImageAuditor.Emulator.Signer;
using ImageSignatures.TrustPolicies;

namespace EcsImageAuditor.Tests.Doctor;

public sealed class TrustPolicyCheckTests : IAsyncLifetime, IDisposable
{
    private const string Profile = "arn:aws:signer:us-west-2:111122223333:/signing-profiles/release";

    private readonly TemporaryFolder _config = new();

    private string PolicyPath => Path.Combine(_config.FullName, "trustpolicy.json");

    private string Store => Path.Combine(_config.FullName, "truststore", "x509", "signingAuthority", "aws-signer-ts");

    public async Task InitializeAsync()
    {
        await using var signer = await SignerServer.StartAsync();
        await signer.SigningChain.WriteTrustStoreAsync(_config.FullName);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _config.Dispose();

    [Theory]
    [InlineData("notation")]
    [InlineData("builtin")]
    public async Task A_policy_and_its_stores_in_order_are_one_line(string verifier)
    {
        await WriteAsync("trustpolicy.json");

        var seen = Assert.Single(await RunAsync(verifier));

        Assert.True(seen.State == CheckState.Ok, seen.Message);
        Assert.Contains(PolicyPath, seen.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_mistake_is_a_line_with_its_place()
    {
        await File.WriteAllTextAsync(PolicyPath, """
            {"version":"1.0","trustPolicies":[
             {"name":"a","registryScopes":["*"],"signatureVerification":{"level":"strickt"},"trustStores":["ca:none"],"trustedIdentities":["*"]}]}
            """);

        var seen = await RunAsync("notation");

        Assert.True(seen.Count >= 2);
        Assert.Contains(
            seen,
            observation => observation.Message.StartsWith("trustPolicies[0].signatureVerification.level (line 2", StringComparison.Ordinal)
        );
        Assert.Contains(
            seen,
            observation => observation.State == CheckState.Error && observation.Message.Contains("is missing", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Without_a_policy_it_says_what_there_is_to_choose()
    {
        var seen = Assert.Single(await RunAsync("notation"));

        Assert.Equal(CheckState.Error, seen.State);
        Assert.Contains($"There is no {PolicyPath}", seen.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_directory_it_is_an_error() =>
        Assert.Contains(
            "/no/such/directory does not exist",
            Assert.Single(await RunAsync("notation", "/no/such/directory")).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public async Task Two_policies_side_by_side_are_a_warning_for_notation_and_an_error_for_the_builtin_verifier()
    {
        await WriteAsync("trustpolicy.json");
        await WriteAsync("trustpolicy.oci.json");

        Assert.Equal([CheckState.Warning], (await RunAsync("notation")).Select(observation => observation.State));
        Assert.Equal([CheckState.Warning, CheckState.Error], (await RunAsync("both")).Select(observation => observation.State));
    }

    [Fact]
    public async Task A_policy_of_trusted_identities_needs_no_file()
    {
        var seen = Assert.Single(await RunAsync("notation", identities: Profile));

        Assert.True(seen.State == CheckState.Ok, seen.Message);
    }

    [Fact]
    public async Task A_store_that_is_missing_is_named_by_its_own_path()
    {
        Directory.Delete(Store, recursive: true);

        var seen = Assert.Single(await RunAsync("notation", identities: Profile));

        Assert.Equal(CheckState.Error, seen.State);
        Assert.Contains(Store, seen.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_holds_something_else_is_named_by_its_own_path_not_by_the_copy()
    {
        var junk = Path.Combine(Store, "junk.crt");
        await File.WriteAllTextAsync(junk, "junk");

        var seen = Assert.Single(await RunAsync("notation", identities: Profile));

        Assert.Equal(CheckState.Error, seen.State);
        Assert.Contains(junk, seen.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "ecs-image-auditor-",
            seen.Message.Replace(_config.FullName, "", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Identities_with_a_mistake_name_no_policy_yet()
    {
        var policy = new PolicyInForce([], _config.FullName, IsUnclear: true);

        var seen = Assert.Single(await new TrustPolicyCheck(policy, "notation").RunAsync(CancellationToken.None));

        Assert.Equal(CheckState.Unknown, seen.State);
        Assert.Contains("AUDITOR_TRUSTED_IDENTITIES", seen.Message, StringComparison.Ordinal);
    }

    private Task WriteAsync(string name) => File.WriteAllTextAsync(Path.Combine(_config.FullName, name), $$"""
        {"version":"1.0","trustPolicies":[{"name":"tests","registryScopes":["*"],"signatureVerification":{"level":"strict"},
         "trustStores":["signingAuthority:aws-signer-ts"],"trustedIdentities":["{{Profile}}"]}]}
        """);

    private Task<IReadOnlyList<Observation>> RunAsync(string verifier, string? directory = null, params string[] identities)
    {
        var arns = identities.Select(identity =>
            SigningProfileArn.TryParse(identity, out var arn, out _) ? arn : throw new ArgumentException(identity, nameof(identities))
        );
        return new TrustPolicyCheck(new PolicyInForce([.. arns], directory ?? _config.FullName, IsUnclear: false), verifier).RunAsync(
            CancellationToken.None
        );
    }
}
