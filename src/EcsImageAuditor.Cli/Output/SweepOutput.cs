using EcsImageAuditor.Cli.Shell;
using Spectre.Console;

namespace EcsImageAuditor.Cli.Output;

/// <summary>Where a sweep's output goes: standard output, or a file that is there only once it is whole.</summary>
internal sealed class SweepOutput : IAsyncDisposable
{
    private readonly string? _path;
    private readonly StreamWriter? _file;

    private SweepOutput(Terminal terminal, string? path)
    {
        _path = path;
        _file = path is null ? null : new StreamWriter(Partial(path));
        Writer = _file ?? terminal.Out;
        Console = _file is null ? terminal.Console : Plain(_file);
    }

    public bool IsFile => _file is not null;

    public TextWriter Writer { get; }

    public IAnsiConsole Console { get; }

    /// <exception cref="UsageException">The file cannot be written.</exception>
    public static SweepOutput Open(Terminal terminal, string? path)
    {
        try
        {
            return new SweepOutput(terminal, path);
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UsageException($"The output cannot be written to {path}: {exception.Message}");
        }
    }

    /// <summary>Gives the file its name.</summary>
    public void Complete()
    {
        _file?.Dispose();
        if (_path is not null)
            File.Move(Partial(_path), _path, overwrite: true);
    }

    public async ValueTask DisposeAsync()
    {
        if (_file is null)
            return;
        await _file.DisposeAsync();
        File.Delete(Partial(_path!));
    }

    private static string Partial(string path) => $"{path}.partial";

    private static IAnsiConsole Plain(TextWriter writer)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(writer) });
        console.Profile.Width = short.MaxValue;
        return console;
    }
}
