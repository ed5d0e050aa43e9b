using System.Runtime.Versioning;
using EcsImageAuditor.Tests.Shared.TrustPolicies;
using ImageSignatures.TrustPolicies;

namespace Components.Tests.TrustPolicies;

public sealed class TrustPolicyFileTests : IDisposable
{
    private readonly TemporaryFolder _config = new();

    private string Policy => Path.Combine(_config.FullName, "trustpolicy.json");

    private string OciPolicy => Path.Combine(_config.FullName, "trustpolicy.oci.json");

    [Fact]
    public void The_policy_is_read_with_its_bytes()
    {
        Copy("valid", Policy);

        var file = TrustPolicyFile.Load(_config.FullName);

        Assert.Equal(Policy, file.Path);
        Assert.Equal(File.ReadAllBytes(Policy), file.Content.ToArray());
        Assert.Equal("images", Assert.Single(file.Document.Statements).Name);
        Assert.Empty(file.Warnings);
    }

    [Fact]
    public void Beside_a_policy_for_OCI_artifacts_it_is_unclear_which_one_counts()
    {
        Copy("valid", Policy);
        Copy("level-audit", OciPolicy);

        Assert.Contains(OciPolicy, Refused().Message, StringComparison.Ordinal);
        Assert.Contains("unclear which policy counts", Refused().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_policy_the_error_names_the_directory()
    {
        var error = Refused();

        Assert.Equal(
            $"There is no trust policy in {_config.FullName}: write trustpolicy.json there, or name another directory.",
            error.Message
        );
        Assert.Empty(error.Mistakes);
    }

    [Fact]
    public void A_bad_policy_tells_its_first_error_and_how_many_there_are()
    {
        Copy("several-mistakes", Policy);

        var error = Refused();

        Assert.Equal(
            $"The trust policy {Policy} is not valid at version (line 2, column 14): The version \"2.0\" is not supported: write \"1.0\"."
                + $" (11 more: see `ecs-image-auditor policy check {Policy}`)",
            error.Message);
        Assert.Equal(PolicyCase.Named("several-mistakes").Mistakes.Count, error.Mistakes.Count);
    }

    [Fact]
    public void A_bad_policy_with_one_error_tells_only_that()
    {
        Copy("version-missing", Policy);

        Assert.EndsWith("add \"version\": \"1.0\".", Refused().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_symbolic_link_is_refused()
    {
        var target = Path.Combine(_config.FullName, "elsewhere.json");
        Copy("valid", target);
        File.CreateSymbolicLink(Policy, target);

        Assert.Contains("is a symbolic link, which notation refuses", Refused().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_symbolic_link_to_nothing_is_refused_and_does_not_uncover_the_other_policy()
    {
        Copy("valid", Policy);
        File.CreateSymbolicLink(OciPolicy, Path.Combine(_config.FullName, "nothing"));

        Assert.Contains("unclear which policy counts", Refused().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_directory_is_refused()
    {
        Directory.CreateDirectory(Policy);

        Assert.Contains("is a directory", Refused().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_file_is_refused()
    {
        File.WriteAllBytes(Policy, []);

        Assert.Contains("is empty", Refused().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_too_long_is_not_read()
    {
        using (var file = File.Create(Policy))
            file.SetLength((1024 * 1024) + 1);

        Assert.Contains("is longer than 1048576 bytes", Refused().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pipe_is_refused_and_not_waited_for()
    {
        using var process = System.Diagnostics.Process.Start("mkfifo", [Policy]);
        process.WaitForExit();

        Assert.Contains("no regular file", Refused().Message, StringComparison.Ordinal);
    }

    [UnprivilegedFact]
    [UnsupportedOSPlatform("windows")]
    public void A_file_that_may_not_be_read_is_refused()
    {
        Copy("valid", Policy);
        File.SetUnixFileMode(Policy, UnixFileMode.None);

        Assert.Contains("may not be read by this user", Refused().Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\0b")]
    public void What_is_no_path_names_no_file(string path) => Assert.Null(TrustPolicyFile.Read(path));

    [NeedsFact(Component.Notation)]
    public async Task Notation_reads_the_older_name_and_here_the_newer_one_is_refused()
    {
        using var notation = new NotationVerification();
        notation.WritePolicy("trustpolicy.json", "older");
        Assert.Contains("Name:older", await notation.VerifyAsync(), StringComparison.Ordinal);
        Assert.Equal("older", TrustPolicyFile.Load(notation.ConfigDirectory).Document.Statements[0].Name);

        notation.WritePolicy("trustpolicy.oci.json", "newer");
        Assert.Contains("Name:older", await notation.VerifyAsync(), StringComparison.Ordinal);
        Assert.Throws<TrustPolicyException>(() => TrustPolicyFile.Load(notation.ConfigDirectory));
    }

    [NeedsFact(Component.Notation)]
    public async Task Notation_refuses_a_symbolic_link_too()
    {
        using var notation = new NotationVerification();
        notation.WritePolicy("elsewhere.json");
        File.CreateSymbolicLink(
            Path.Combine(notation.ConfigDirectory, "trustpolicy.json"),
            Path.Combine(notation.ConfigDirectory, "elsewhere.json")
        );

        Assert.Contains("symlinks are not supported", await notation.VerifyAsync(), StringComparison.Ordinal);
        Assert.Throws<TrustPolicyException>(() => TrustPolicyFile.Load(notation.ConfigDirectory));
    }

    public void Dispose() => _config.Dispose();

    private static void Copy(string policy, string path) => File.Copy(PolicyCase.Named(policy).Path, path);

    private TrustPolicyException Refused() => Assert.Throws<TrustPolicyException>(() => TrustPolicyFile.Load(_config.FullName));
}
