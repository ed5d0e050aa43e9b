using System.Reflection;
using System.Text.RegularExpressions;
using EcsImageAuditor.Cli;

namespace Components.Tests.Cli;

public sealed class VersionTests
{
    [NeedsFact(Component.Notation)]
    public async Task The_version_comes_with_which_AWS_packages_there_are()
    {
        var run = await CommandLineRun.OfAsync("--version");

        var version = typeof(CommandLine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        Assert.Equal(0, run.ExitCode);
        Assert.Matches($"^{Regex.Escape(version)}\n+AWS packages: (real|stand-in)\n$", run.Output);
    }
}
