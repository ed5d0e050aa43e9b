using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using EcsImageAuditor.Emulator.Lambda;
using EcsImageAuditor.Tests.Shared.SignerPlugin;

namespace Integration.Tests.Lambda;

/// <summary>The function as Lambda runs it: the executable "bootstrap", which finds its work by the environment alone.</summary>
internal sealed class LambdaProcess : IAsyncDisposable
{
    /// <summary>Built beside the tests, in a folder of its own: what the tests reference is not there to help it.</summary>
    private static readonly string Executable = Path.GetFullPath(
        Path.Combine(
            AppContext.BaseDirectory,
            "..",
            "..",
            "EcsImageAuditor.Lambda",
            Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)),
            "bootstrap"
        )
    );

    private readonly RuntimeApiServer _api;
    private readonly Process _process;

    private readonly StringBuilder _errors;
    private readonly ConcurrentQueue<string> _log;

    private LambdaProcess(RuntimeApiServer api, Process process, StringBuilder errors, ConcurrentQueue<string> log) =>
        (_api, _process, _errors, _log) = (api, process, errors, log);

    /// <summary>The lines that it wrote so far.</summary>
    public IReadOnlyList<string> Log => [.. _log];

    public static async Task<LambdaProcess> StartAsync(params (string Name, string? Value)[] variables)
    {
        var api = await RuntimeApiServer.StartAsync();
        var start = new ProcessStartInfo(Executable) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["AWS_LAMBDA_RUNTIME_API"] = api.Endpoint;
        start.Environment["AWS_REGION"] = "us-east-1";
        start.Environment["DOTNET_ROOT"] = PluginBuild.Environment["DOTNET_ROOT"];
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        var errors = new StringBuilder();
        var log = new ConcurrentQueue<string>();
        process.OutputDataReceived += (_, line) => log.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => errors.AppendLine(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new LambdaProcess(api, process, errors, log);
    }

    public async Task<JsonNode> InvokeAsync(JsonNode payload)
    {
        var invocation = _api.InvokeAsync(Encoding.UTF8.GetBytes(payload.ToJsonString()), Patience.Limit);
        var ended = _process.WaitForExitAsync();
        Assert.True(await Task.WhenAny(invocation, ended) == invocation, $"The process ended. {_errors}");
        var result = await invocation;
        Assert.True(result.Success, Encoding.UTF8.GetString(result.Payload.Span));
        return JsonNode.Parse(result.Payload.Span)!;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        await _api.DisposeAsync();
    }
}
