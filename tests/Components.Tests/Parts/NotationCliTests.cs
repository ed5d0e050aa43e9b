namespace Components.Tests.Parts;

public sealed class NotationCliTests
{
    [NeedsFact(Component.Notation)]
    public async Task Notation_is_version_1_3_or_later()
    {
        using var notation = new NotationCli();
        var version = (await notation.RunAsync(["version"])).Succeeded();
        Assert.Matches(@"Version:\s+v?1\.([3-9]|\d\d)\.", version.Output);
    }

    [NeedsFact(Component.Notation)]
    public async Task Notation_reads_only_the_configuration_directory_of_its_own()
    {
        using var notation = new NotationCli();
        var policy = await notation.RunAsync(["policy", "show"]);
        Assert.NotEqual(0, policy.ExitCode);

        Directory.CreateDirectory(notation.ConfigurationDirectory);
        File.Copy(
            Path.Combine(VectorSet.NotationDirectory, "trustpolicy.json"),
            Path.Combine(notation.ConfigurationDirectory, "trustpolicy.json"));
        Assert.Contains("aws-signer-tp", (await notation.RunAsync(["policy", "show"])).Succeeded().Output, StringComparison.Ordinal);
    }
}
