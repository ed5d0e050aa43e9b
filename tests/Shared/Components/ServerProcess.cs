using System.Diagnostics;
using System.Text.RegularExpressions;

namespace EcsImageAuditor.Tests.Shared.Components;

/// <summary>A server that ends with this object, and with this process however that ends.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    // A shell starts the server and reads a pipe whose other end only this process holds. When the pipe closes, by
    // disposal or because this process was killed, the server is killed too. (PR_SET_PDEATHSIG is no help: it fires
    // when the thread that started the child ends, and pool threads do.)
    private const string Guard = """
        exec 3<&0
        "$@" < /dev/null 3<&- & server=$!
        { while read -r _ <&3; do :; done; kill -KILL "$server"; } > /dev/null 2>&1 & guard=$!
        wait "$server"; code=$?
        kill "$guard" 2> /dev/null
        exit "$code"
        """;

    private const int LinesKept = 200;

    private readonly Process _shell;
    private readonly Regex _ready;
    private readonly Queue<string> _lines = new();
    private readonly TaskCompletionSource<Match> _isReady = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerProcess(ProcessStartInfo start, Regex ready)
    {
        _ready = ready;
        _shell = new Process { StartInfo = start, EnableRaisingEvents = true };
        _shell.OutputDataReceived += (_, line) => Read(line.Data);
        _shell.ErrorDataReceived += (_, line) => Read(line.Data);
    }

    /// <summary>What the server has written last, at most 200 lines.</summary>
    public string Output
    {
        get
        {
            lock (_lines)
                return string.Join('\n', _lines);
        }
    }

    /// <summary>Starts the server and waits for the line of its output that says it is ready.</summary>
    /// <param name="executable">The full path of the server.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="home">Its working folder and HOME; the rest of the environment is only PATH.</param>
    /// <param name="ready">Matches the line that says it is ready.</param>
    /// <param name="deadline">How long it may take to say so.</param>
    /// <returns>The running server and the match of that line.</returns>
    public static async Task<(ServerProcess Server, Match Ready)> StartAsync(
        string executable, IEnumerable<string> arguments, string home, Regex ready, TimeSpan deadline)
    {
        var start = IsolatedProcess.StartInfo("/bin/sh", ["-c", Guard, "guard", executable, .. arguments], home);
        start.RedirectStandardInput = true;
        var server = new ServerProcess(start, ready);
        try
        {
            return (server, await server.StartAsync(deadline));
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _shell.StandardInput.Close();
        await Patience.ForAsync(_shell.WaitForExitAsync(), "The server goes on after its owner.");
        _shell.Dispose();
    }

    private async Task<Match> StartAsync(TimeSpan deadline)
    {
        _shell.Start();
        _shell.BeginOutputReadLine();
        _shell.BeginErrorReadLine();
        var ended = _shell.WaitForExitAsync();
        var first = await Task.WhenAny(_isReady.Task, ended, Task.Delay(deadline));
        if (first == _isReady.Task)
            return await _isReady.Task;
        var what = first == ended ? $"ended with status {_shell.ExitCode}" : $"was not ready after {deadline.TotalSeconds} s";
        throw new InvalidOperationException($"{_shell.StartInfo.ArgumentList[3]} {what}. It wrote:\n{Output}");
    }

    private void Read(string? line)
    {
        if (line is null)
            return;
        lock (_lines)
        {
            _lines.Enqueue(line);
            if (_lines.Count > LinesKept)
                _lines.Dequeue();
        }

        if (!_isReady.Task.IsCompleted && _ready.Match(line) is { Success: true } match)
            _isReady.TrySetResult(match);
    }
}
