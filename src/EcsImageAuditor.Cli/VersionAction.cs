using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;
using EcsImageAuditor.Cli.Shell;
using EcsImageAuditor.Configuration;

namespace EcsImageAuditor.Cli;

/// <summary>Writes the version, and in a second line which AWS packages the program was built with.</summary>
internal sealed class VersionAction : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var version = typeof(VersionAction).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>();
        parseResult.InvocationConfiguration.Output.WriteLine(version?.InformationalVersion);
        parseResult.InvocationConfiguration.Output.WriteLine($"AWS packages: {AwsPackages.Kind}");
        return ExitCode.Good;
    }
}
