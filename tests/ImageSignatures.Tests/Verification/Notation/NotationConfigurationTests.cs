using System.Runtime.Versioning;
using System.Text.Json;
using ImageSignatures.TrustPolicies;
using ImageSignatures.Verification.Notation;

namespace ImageSignatures.Tests.Verification.Notation;

[UnsupportedOSPlatform("windows")]
public sealed class NotationConfigurationTests : IDisposable
{
    private const string Profile = "arn:aws:signer:us-west-2:111122223333:/signing-profiles/web";
    private const string OtherRegion = "arn:aws:signer:eu-west-1:111122223333:/signing-profiles/web";
    private const string Gov = "arn:aws-us-gov:signer:us-gov-west-1:111122223333:/signing-profiles/web/0123456789";

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("/n", "/x", "/h", "/n")]
    [InlineData("", "/x", "/h", "/x/notation")]
    [InlineData(null, null, "/h", "/h/.config/notation")]
    public void The_installed_configuration_is_where_notation_looks(string? config, string? xdg, string? home, string expected) =>
        Assert.Equal(expected, NotationConfiguration.InstalledDirectory(name => name switch
        {
            "NOTATION_CONFIG" => config,
            "XDG_CONFIG_HOME" => xdg,
            "HOME" => home,
            _ => null,
        }));

    [Fact]
    public void A_given_directory_is_used_as_it_is_and_stays()
    {
        WritePolicy("trustpolicy.json", Profile);
        using (var configuration = NotationConfiguration.FromDirectory(_folder.FullName))
        {
            Assert.Equal((_folder.FullName, _folder.FullName), (configuration.ConfigDirectory, configuration.PluginDirectory));
            Assert.Equal("us-west-2", configuration.SignerRegion);
        }

        Assert.True(Directory.Exists(_folder.FullName));
    }

    [Fact]
    public void A_plugin_directory_may_be_elsewhere() =>
        Assert.Equal("/opt/notation", NotationConfiguration.FromDirectory(_folder.FullName, "/opt/notation").PluginDirectory);

    [Fact]
    public void A_directory_that_does_not_exist_is_refused_with_its_path()
    {
        var path = Path.Combine(_folder.FullName, "none");
        var refusal = Assert.Throws<NotationConfigurationException>(() => NotationConfiguration.FromDirectory(path));
        Assert.Contains(path, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("us-west-2", Profile, Profile)]
    [InlineData("us-west-2", Profile, "x509.subject: C=US, ST=WA, O=x")]
    [InlineData(null, Profile, OtherRegion)]
    [InlineData(null, "*", "*")]
    public void The_region_is_the_one_that_all_statements_agree_on(string? region, string first, string second)
    {
        WritePolicy("trustpolicy.json", first, second);
        Assert.Equal(region, NotationConfiguration.FromDirectory(_folder.FullName).SignerRegion);
    }

    [Fact]
    public void The_policies_of_older_and_newer_notation_both_count_for_the_region()
    {
        WritePolicy("trustpolicy.json", Profile);
        WritePolicy("trustpolicy.oci.json", OtherRegion);
        Assert.Null(NotationConfiguration.FromDirectory(_folder.FullName).SignerRegion);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"trustPolicies":5}""")]
    [InlineData("""{"trustPolicies":[5,{"trustedIdentities":[5]}]}""")]
    public void A_policy_that_makes_no_sense_names_no_region(string policy)
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "trustpolicy.json"), policy);
        Assert.Null(NotationConfiguration.FromDirectory(_folder.FullName).SignerRegion);
    }

    [Fact]
    public void Trusted_identities_make_a_strict_policy()
    {
        Store("aws-signer-ts");
        using var configuration = NotationConfiguration.FromTrustedIdentities([Arn(Profile)], _folder.FullName);

        using var policy = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(configuration.ConfigDirectory, "trustpolicy.json")));
        var statement = Assert.Single(policy.RootElement.GetProperty("trustPolicies").EnumerateArray());
        Assert.Equal("1.0", policy.RootElement.GetProperty("version").GetString());
        var verification = Assert.Single(statement.GetProperty("signatureVerification").EnumerateObject());
        Assert.Equal(("level", "strict"), (verification.Name, verification.Value.GetString()));
        Assert.Equal(["*"], Texts(statement, "registryScopes"));
        Assert.Equal(["signingAuthority:aws-signer-ts"], Texts(statement, "trustStores"));
        Assert.Equal([Profile], Texts(statement, "trustedIdentities"));
        Assert.Equal(("us-west-2", _folder.FullName), (configuration.SignerRegion, configuration.PluginDirectory));
    }

    [Fact]
    public void Each_partition_brings_its_own_trust_store()
    {
        Store("aws-signer-ts");
        Store("aws-us-gov-signer-ts");
        using var configuration = NotationConfiguration.FromTrustedIdentities([Arn(Profile), Arn(Gov), Arn(Profile)], _folder.FullName);

        var stores = Path.Combine(configuration.ConfigDirectory, "truststore", "x509", "signingAuthority");
        Assert.Equal("root of aws-signer-ts", File.ReadAllText(Path.Combine(stores, "aws-signer-ts", "root.crt")));
        Assert.Equal("root of aws-us-gov-signer-ts", File.ReadAllText(Path.Combine(stores, "aws-us-gov-signer-ts", "root.crt")));
        Assert.Null(configuration.SignerRegion);
    }

    [Fact]
    public void A_certificate_behind_a_symbolic_link_is_copied()
    {
        var store = Store("aws-signer-ts");
        var target = Path.Combine(_folder.FullName, "elsewhere.crt");
        File.WriteAllText(target, "linked");
        File.CreateSymbolicLink(Path.Combine(store, "link.crt"), target);
        using var configuration = NotationConfiguration.FromTrustedIdentities([Arn(Profile)], _folder.FullName);

        var copies = Path.Combine(configuration.ConfigDirectory, "truststore", "x509", "signingAuthority", "aws-signer-ts");
        var copy = new FileInfo(Path.Combine(copies, "link.crt"));
        Assert.Null(copy.LinkTarget);
        Assert.Equal("linked", File.ReadAllText(copy.FullName));
    }

    [Fact]
    public void The_made_directory_is_for_this_user_only_and_goes_away()
    {
        Store("aws-signer-ts");
        var configuration = NotationConfiguration.FromTrustedIdentities([Arn(Profile)], _folder.FullName);

        var mode = File.GetUnixFileMode(configuration.ConfigDirectory);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, mode);
        configuration.Dispose();
        Assert.False(Directory.Exists(configuration.ConfigDirectory));
        configuration.Dispose();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_missing_or_empty_trust_store_is_an_error_with_path_and_remedy(bool empty)
    {
        var store = Path.Combine(_folder.FullName, "truststore", "x509", "signingAuthority", "aws-us-gov-signer-ts");
        if (empty)
            Directory.CreateDirectory(store);

        var make = () => NotationConfiguration.FromTrustedIdentities([Arn(Gov)], _folder.FullName);

        var refusal = Assert.Throws<NotationConfigurationException>(make);

        Assert.Contains(store, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("install", refusal.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static SigningProfileArn Arn(string text) =>
        SigningProfileArn.TryParse(text, out var arn, out var error) ? arn : throw new ArgumentException(error);

    private static IEnumerable<string?> Texts(JsonElement element, string name) =>
        element.GetProperty(name).EnumerateArray().Select(item => item.GetString());

    private string Store(string name)
    {
        var store = Directory.CreateDirectory(Path.Combine(_folder.FullName, "truststore", "x509", "signingAuthority", name)).FullName;
        File.WriteAllText(Path.Combine(store, "root.crt"), $"root of {name}");
        return store;
    }

    private void WritePolicy(string file, params string[] identities) =>
        File.WriteAllText(Path.Combine(_folder.FullName, file), JsonSerializer.Serialize(
            new { trustPolicies = identities.Select(identity => new { trustedIdentities = new[] { identity } }) }));
}
