using System.Text;
using System.Text.Json.Nodes;
using EcsImageAuditor.Cli;
using EcsImageAuditor.Cli.Shell;
using EcsImageAuditor.Tests.Shared.SignerPlugin;
using Spectre.Console.Testing;

namespace Components.Tests.Cli;

/// <summary>One run of the command line, as a person's shell would see it.</summary>
internal sealed record CommandLineRun(int ExitCode, string Output, string Error)
{
    public IReadOnlyList<JsonNode> Objects =>
        [.. Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];

    public static Task<CommandLineRun> OfAsync(params string[] args) => OfAsync([], string.Empty, args);

    public static Task<CommandLineRun> OfAsync(IEnumerable<(string Name, string Value)> variables, string input, params string[] args) =>
        OfAsync(variables, input, args, CancellationToken.None);

    /// <param name="variables">The environment, beside PATH.</param>
    /// <param name="input">Standard input.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="interrupted">As Ctrl+C.</param>
    public static async Task<CommandLineRun> OfAsync(
        IEnumerable<(string Name, string Value)> variables, string input, string[] args, CancellationToken interrupted)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["PATH"] =
                $"{Path.GetDirectoryName(ComponentCatalog.PathOf(Component.Notation))}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}",
            ["DOTNET_ROOT"] = PluginBuild.Environment["DOTNET_ROOT"],
        };
        foreach (var (name, value) in variables)
            environment[name] = value;

        using var console = new TestConsole().Width(short.MaxValue);
        await using var error = new StringWriter();
        var terminal = new Terminal(console, console.Profile.Out.Writer, error, () => new MemoryStream(Encoding.UTF8.GetBytes(input)));
        var code = await new CommandLine(terminal, environment.GetValueOrDefault, environment.Keys, TimeProvider.System).RunAsync(
            args,
            interrupted
        );
        return new CommandLineRun(code, console.Output, error.ToString());
    }
}
