using EcsImageAuditor.Tests.Shared.TrustPolicies;
using ImageSignatures.TrustPolicies;
using ImageSignatures.TrustPolicies.Advice;

namespace ImageSignatures.Tests.TrustPolicies;

public sealed class PolicyCheckTests : IDisposable
{
    private readonly TemporaryFolder _config = new();
    private readonly TestCertificates _certificates = new();

    [Fact]
    public void A_good_policy_has_no_mistakes()
    {
        var result = PolicyCheck.Run(PolicyCase.Named("valid-two-statements").Path);

        Assert.Empty(result.Mistakes);
        Assert.Equal((0, 0, 2, true), (result.Errors, result.Warnings, result.Statements, result.IsUsable));
    }

    [Fact]
    public void Mistakes_are_sorted_by_place_and_counted()
    {
        var result = PolicyCheck.Run(PolicyCase.Named("several-mistakes").Path);

        Assert.Equal(result.Mistakes.OrderBy(mistake => mistake.Place.Line).ThenBy(mistake => mistake.Place.Column), result.Mistakes);
        Assert.Equal((12, 3, 2, false), (result.Errors, result.Warnings, result.Statements, result.IsUsable));
    }

    [Fact]
    public void A_policy_with_warnings_is_usable() => Assert.True(PolicyCheck.Run(PolicyCase.Named("level-audit").Path).IsUsable);

    [Theory]
    [InlineData("missing.json", "There is no file")]
    [InlineData("", "There is no file")]
    [InlineData(".", "is a directory")]
    public void A_file_that_cannot_be_read_is_the_one_mistake(string name, string message)
    {
        var file = name.Length == 0 ? name : Path.Combine(_config.FullName, name);

        var mistake = Assert.Single(PolicyCheck.Run(file).Mistakes);

        Assert.Equal((new PolicyPlace(file), PolicySeverity.Error), (mistake.Place, mistake.Severity));
        Assert.Contains(message, mistake.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("trustpolicy.json", "trustpolicy.oci.json")]
    [InlineData("trustpolicy.oci.json", "trustpolicy.json")]
    public void Two_policies_side_by_side_are_a_warning_for_either(string file, string other)
    {
        var path = Policy("valid", file);
        Policy("valid", other);

        var mistake = Assert.Single(PolicyCheck.Run(path).Mistakes);

        Assert.Equal((new PolicyPlace(other), PolicySeverity.Warning), (mistake.Place, mistake.Severity));
        Assert.Contains("newer ones the former", mistake.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("trustpolicy.json", 0)]
    [InlineData("policy.json", 0)]
    [InlineData("trustpolicy.oci.json", 1)]
    public void The_name_that_notation_1_3_does_not_read_is_a_warning(string file, int warnings)
    {
        var result = PolicyCheck.Run(Policy("valid", file));

        Assert.Equal((0, warnings), (result.Errors, result.Warnings));
        Assert.All(
            result.Mistakes,
            mistake => Assert.Contains("name the file trustpolicy.json", mistake.Message, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_link_to_nothing_shadows_a_policy_too()
    {
        var path = Policy("valid", "trustpolicy.json");
        File.CreateSymbolicLink(Path.Combine(_config.FullName, "trustpolicy.oci.json"), Path.Combine(_config.FullName, "nothing"));

        Assert.Single(PolicyCheck.Run(path).Mistakes);
    }

    [Fact]
    public void Trust_stores_are_looked_at_only_where_a_directory_is_named()
    {
        var path = Policy("valid-x509-with-timestamps", "trustpolicy.json");

        Assert.Empty(PolicyCheck.Run(path).Mistakes);
        var mistakes = PolicyCheck.Run(path, _config.FullName).Mistakes;

        Assert.Equal(
            ["trustPolicies[0].trustStores[0]", "trustPolicies[0].trustStores[1]"],
            mistakes.Select(mistake => mistake.Place.Path)
        );
        AssertEach.Of(mistakes, mistake => Assert.Contains("is missing: make the directory", mistake.Message, StringComparison.Ordinal));
        AssertEach.Of(mistakes, mistake => Assert.Equal(PolicySeverity.Error, mistake.Severity));
    }

    [Fact]
    public void Trust_stores_that_load_are_no_mistake()
    {
        var path = Policy("valid-x509-with-timestamps", "trustpolicy.json");
        Store("ca:acme", _certificates.Root.RawData);
        Store("tsa:clock.example_1-2", _certificates.Root.RawData);

        Assert.Empty(PolicyCheck.Run(path, _config.FullName).Mistakes);
    }

    [Fact]
    public void A_bad_trust_store_is_told_at_every_statement_that_names_it()
    {
        var path = Policy("valid-two-statements", "trustpolicy.json");
        Store("signingAuthority:aws-signer-ts", [1, 2, 3]);

        var mistakes = PolicyCheck.Run(path, _config.FullName).Mistakes;

        Assert.Equal(
            ["trustPolicies[0].trustStores[0]", "trustPolicies[1].trustStores[0]"],
            mistakes.Select(mistake => mistake.Place.Path)
        );
    }

    [Theory]
    [InlineData("aws-signer-notation-root.crt", "arn:aws:signer:us-west-2:111122223333:/signing-profiles/p1", null)]
    [InlineData("aws-signer-notation-root.crt", "*", "would trust the signing profile of any AWS customer")]
    [InlineData("aws-signer-notation-root.crt", "x509.subject:C=US, ST=WA, O=AWS", "would trust any AWS customer")]
    [InlineData(
        "aws-signer-notation-root.crt",
        "arn:aws-us-gov:signer:us-gov-west-1:111122223333:/signing-profiles/p1",
        "so it never matches"
    )]
    [InlineData("aws-us-gov-signer-notation-root.crt", "arn:aws:signer:us-west-2:111122223333:/signing-profiles/p1", "so it never matches")]
    public void The_root_of_AWS_Signer_is_recognised_under_any_name(string root, string identity, string? warning)
    {
        var path = Path.Combine(_config.FullName, "trustpolicy.json");
        File.WriteAllText(path, File.ReadAllText(PolicyCase.Named("valid").Path)
            .Replace("aws-signer-ts", "roots", StringComparison.Ordinal)
            .Replace("arn:aws:signer:us-west-2:111122223333:/signing-profiles/ecr_profile", identity, StringComparison.Ordinal));
        Store("signingAuthority:roots", File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Data", "certificates", root)));

        Assert.Empty(PolicyCheck.Run(path).Mistakes);
        var mistakes = PolicyCheck.Run(path, _config.FullName).Mistakes;

        Assert.Equal(warning is null ? 0 : 1, mistakes.Count);
        Assert.All(mistakes, mistake => Assert.Contains(warning!, mistake.Message, StringComparison.Ordinal));
        Assert.All(mistakes, mistake => Assert.Equal(PolicySeverity.Warning, mistake.Severity));
    }

    [Fact]
    public void A_warning_that_the_name_and_the_certificate_give_is_told_once()
    {
        var path = Policy("identity-any-for-aws-signer", "trustpolicy.json");
        Store("signingAuthority:aws-signer-ts", _certificates.Root.RawData);

        Assert.Single(PolicyCheck.Run(path, _config.FullName).Mistakes);
    }

    [Fact]
    public void Another_root_is_not_taken_for_AWS_Signer_s() => Assert.Null(
        AwsSignerStore.PartitionOf(EcsImageAuditor.Tests.Shared.Signatures.Builders.TestCertificate.Read(_certificates.Root.RawData)));

    [Fact]
    public void Every_policy_of_the_table_is_checked_without_an_exception() =>
        AssertEach.Of(PolicyCase.All, policy => PolicyCheck.Run(policy.Path, _config.FullName));

    public void Dispose()
    {
        _config.Dispose();
        _certificates.Dispose();
    }

    private string Policy(string name, string file)
    {
        var path = Path.Combine(_config.FullName, file);
        File.Copy(PolicyCase.Named(name).Path, path);
        return path;
    }

    private void Store(string text, byte[] certificate)
    {
        Assert.True(TrustStoreName.TryParse(text, out var name, out _));
        var directory = Directory.CreateDirectory(TrustStore.DirectoryOf(_config.FullName, name)).FullName;
        File.WriteAllBytes(Path.Combine(directory, "root.crt"), certificate);
    }
}
