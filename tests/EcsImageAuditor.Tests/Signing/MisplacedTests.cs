using EcsImageAuditor.Cli.Shell;

namespace EcsImageAuditor.Tests.Signing;

/// <summary>Arguments that stand in each other's place.</summary>
public sealed class MisplacedTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_ARN_where_an_image_is_expected_is_named() =>
        Assert.StartsWith(
            "It is an ARN",
            Misplaced.ForReference("arn:aws:signer:us-west-2:111122223333:/signing-profiles/release", isReference: false),
            StringComparison.Ordinal);

    [Fact]
    public void A_file_or_folder_where_an_image_is_expected_is_named_with_the_option_that_takes_it()
    {
        var file = Path.Combine(_folder.FullName, "trustpolicy.json");
        File.WriteAllText(file, "{}");

        Assert.Contains("policy check", Misplaced.ForReference(file, isReference: false), StringComparison.Ordinal);
        Assert.Contains("--config-dir", Misplaced.ForReference(_folder.FullName, isReference: false), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nginx")]
    [InlineData("localhost:5000/web:1")]
    [InlineData("trustpolicy.json")]
    public void What_is_no_file_may_be_an_image(string text) => Assert.Null(Misplaced.ForReference(text, isReference: true));

    [Theory]
    [InlineData("localhost:5000/web:1", true)]
    [InlineData("nginx:1.27", true)]
    [InlineData("event.json", false)]
    [InlineData("/no/such/file", false)]
    public void An_image_where_a_file_is_expected_is_named(string text, bool isNamed) =>
        Assert.Equal(isNamed, Misplaced.ForFile(text).Contains("image reference", StringComparison.Ordinal));
}
