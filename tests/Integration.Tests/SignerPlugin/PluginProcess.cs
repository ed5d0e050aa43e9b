using System.Diagnostics;
using System.Text.Json.Nodes;
using EcsImageAuditor.Tests.Shared.SignerPlugin;

namespace Integration.Tests.SignerPlugin;

/// <summary>Runs the plugin as notation does: one command, JSON in, JSON out.</summary>
internal static class PluginProcess
{
    public static async Task<CommandResult> RunAsync(
        string command, string input, IReadOnlyDictionary<string, string>? environment = null, CancellationToken ct = default)
    {
        using var process = Start(command, environment);
        try
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
            await Patience.ForAsync(process.WaitForExitAsync(ct), $"The plugin goes on with {command}.");
            return new CommandResult(process.ExitCode, await output, await error);
        }
        finally
        {
            process.Kill();
        }
    }

    /// <summary>The answer of a command that must succeed.</summary>
    public static async Task<JsonNode> AnswerAsync(
        string command,
        JsonNode input,
        IReadOnlyDictionary<string, string>? environment = null
    ) => JsonNode.Parse((await RunAsync(command, input.ToJsonString(), environment)).Succeeded().Output)!;

    /// <summary>The error code and message of a command that must fail.</summary>
    public static async Task<(string Code, string Message)> ErrorAsync(
        string command, string input, IReadOnlyDictionary<string, string>? environment = null)
    {
        var result = await RunAsync(command, input, environment);
        Assert.Equal(1, result.ExitCode);
        Assert.Empty(result.Output);
        var error = JsonNode.Parse(result.Error)!;
        return ((string)error["errorCode"]!, (string)error["errorMessage"]!);
    }

    private static Process Start(string command, IReadOnlyDictionary<string, string>? environment)
    {
        var start = new ProcessStartInfo(PluginBuild.Executable, [command])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in PluginBuild.Environment.Concat(environment ?? new Dictionary<string, string>()))
            start.Environment[name] = value;
        return Process.Start(start)!;
    }
}
