using System.Collections.Concurrent;

namespace Components.Tests.Lambda;

/// <summary>Reads the arguments of every process on the machine, over and over, as anybody on it could.</summary>
internal sealed class ArgumentWatch : IDisposable
{
    private readonly ConcurrentDictionary<string, bool> _seen = new();
    private readonly CancellationTokenSource _ending = new();
    private readonly Thread _thread;

    public ArgumentWatch()
    {
        _thread = new Thread(Watch) { IsBackground = true };
        _thread.Start();
    }

    public IEnumerable<string> Seen => _seen.Keys;

    public void Dispose()
    {
        _ending.Cancel();
        _thread.Join();
        _ending.Dispose();
    }

    private void Watch()
    {
        while (!_ending.IsCancellationRequested)
        {
            foreach (var process in Directory.EnumerateDirectories("/proc").Where(path => char.IsAsciiDigit(Path.GetFileName(path)[0])))
                Read(Path.Combine(process, "cmdline"));
            Thread.Yield();
        }
    }

    private void Read(string path)
    {
        try
        {
            if (File.ReadAllText(path) is { Length: > 0 } arguments)
                _seen.TryAdd(arguments, true);
        }
        catch (IOException)
        {
            // The process has ended.
        }
        catch (UnauthorizedAccessException)
        {
            // Not ours to read.
        }
    }
}
