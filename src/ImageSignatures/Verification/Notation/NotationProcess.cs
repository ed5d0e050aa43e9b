using System.ComponentModel;
using System.Diagnostics;

namespace ImageSignatures.Verification.Notation;

/// <summary>Runs a process to its end, keeps a bounded part of its output, and leaves none of its descendants behind.</summary>
internal sealed class NotationProcess(TimeProvider time)
{
    /// <summary>What the output of an ended process may take to arrive before a descendant is suspected to hold it open.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(250);

    /// <exception cref="OperationCanceledException">The token was cancelled; the process tree has been ended.</exception>
    public Task<NotationRun> RunAsync(ProcessStartInfo start, int maxOutputBytes, CancellationToken cancellationToken) =>
        RunAsync(start, "", maxOutputBytes, cancellationToken);

    /// <param name="start">What to run.</param>
    /// <param name="input">Its standard input, short enough for a pipe to hold (4 KiB).</param>
    /// <param name="maxOutputBytes">How much of each output stream is kept.</param>
    /// <param name="cancellationToken">Ends the process tree.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled; the process tree has been ended.</exception>
    public async Task<NotationRun> RunAsync(ProcessStartInfo start, string input, int maxOutputBytes, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var tree = new ProcessTree(start);
        using var process = new Process { StartInfo = start };
        try
        {
            process.Start();
        }
        catch (Win32Exception e)
        {
            return new NotationRun.NotStarted(e.Message);
        }

        WriteInput(process, input);
        await using var outputStream = process.StandardOutput.BaseStream;
        await using var errorStream = process.StandardError.BaseStream;
        var output = BoundedText.ReadAsync(outputStream, maxOutputBytes);
        var errors = BoundedText.ReadAsync(errorStream, maxOutputBytes);
        return await EndAsync(process, tree, output, errors, cancellationToken);
    }

    private static void WriteInput(Process process, string input)
    {
        try
        {
            process.StandardInput.Write(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The process ended, or closed its input, without reading it: its exit code and output say more.
        }
    }

    private async Task<NotationRun> EndAsync(
        Process process, ProcessTree tree, Task<BoundedText> output, Task<BoundedText> errors, CancellationToken cancellationToken)
    {
        var streams = Task.WhenAll(output, errors);
        try
        {
            await process.WaitForExitAsync(cancellationToken);
            if (!await EndsWithin(Grace, streams))
                tree.End(process);
            await streams.WaitAsync(cancellationToken);
            return new NotationRun.Ended(process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException)
        {
            tree.End(process);
            await EndsWithin(Grace, Task.WhenAll(streams, process.WaitForExitAsync(CancellationToken.None)));
            throw;
        }
    }

    private async Task<bool> EndsWithin(TimeSpan grace, Task task)
    {
        try
        {
            await task.WaitAsync(grace, time, CancellationToken.None);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}
