using System.ComponentModel;
using System.Diagnostics;

namespace EcsImageAuditor.Verification.Notation;

/// <summary>Runs a process to its end, within bounds of time and output, and leaves none of its descendants behind.</summary>
internal sealed class NotationProcess(TimeProvider time)
{
    /// <summary>What the output of an ended process may take to arrive before a descendant is suspected to hold it open.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(250);

    /// <exception cref="OperationCanceledException">The token was cancelled; the process tree has been ended.</exception>
    public async Task<NotationRun> RunAsync(ProcessStartInfo start, TimeSpan timeout, int maxOutputBytes, CancellationToken cancellationToken)
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

        return await EndAsync(process, tree, timeout, maxOutputBytes, cancellationToken);
    }

    private async Task<NotationRun> EndAsync(
        Process process, ProcessTree tree, TimeSpan timeout, int maxOutputBytes, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        process.StandardInput.Close();
        var output = BoundedText.ReadAsync(process.StandardOutput.BaseStream, maxOutputBytes);
        var errors = BoundedText.ReadAsync(process.StandardError.BaseStream, maxOutputBytes);
        var streams = Task.WhenAll(output, errors);
        try
        {
            await process.WaitForExitAsync(either.Token);
            if (!await EndsWithin(Grace, streams))
                tree.End(process);
            await streams.WaitAsync(either.Token);
            return new NotationRun.Ended(process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException)
        {
            tree.End(process);
            await EndsWithin(Grace, Task.WhenAll(streams, process.WaitForExitAsync(CancellationToken.None)));
            cancellationToken.ThrowIfCancellationRequested();
            return new NotationRun.TimedOut();
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
