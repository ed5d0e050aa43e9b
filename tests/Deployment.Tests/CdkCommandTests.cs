using System.Text.RegularExpressions;

namespace Deployment.Tests;

/// <summary>The app under the CDK command, as people deploy it.</summary>
public sealed partial class CdkCommandTests
{
    /// <summary>The app's own build, in the configuration of the tests: the copy beside them lacks what the tests' framework brings.</summary>
    private static readonly string App =
        "dotnet "
        + Path.Combine(
            ComponentCatalog.RepositoryRoot,
            "artifacts",
            "bin",
            "EcsImageAuditor.Infra",
            new DirectoryInfo(AppContext.BaseDirectory).Name,
            "EcsImageAuditor.Infra.dll"
        );

    [NeedsFact(Component.Cdk)]
    public async Task Synthesis_says_nothing_that_somebody_would_have_to_act_on()
    {
        var result = await SynthesizeAsync("--context", "alertEmails=security@example.com");

        Assert.Equal((0, ""), (result.ExitCode, Notices().Replace(result.Error, "").Trim()));
    }

    [NeedsFact(Component.Cdk)]
    public async Task A_mistake_on_the_command_line_ends_synthesis_with_the_name_of_its_key()
    {
        var result = await SynthesizeAsync("--context", "mode=stop");

        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("Context key \"stopClusters\": is empty while \"mode\" is stop", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    private static async Task<CommandResult> SynthesizeAsync(params string[] options)
    {
        using var folder = new TemporaryFolder();
        return await CommandLine.RunAsync(
            ComponentCatalog.PathOf(Component.Cdk),
            ["synth", "--quiet", "--no-notices", "--app", App, "--output", folder.FullName, .. options],
            ("AWS_EC2_METADATA_DISABLED", "true"),
            ("CDK_DISABLE_CLI_TELEMETRY", "true"));
    }

    /// <summary>The command's own word to people who start it the first time.</summary>
    [GeneratedRegex("^.*telemetry.*$", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex Notices();
}
