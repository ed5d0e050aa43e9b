using Microsoft.Extensions.Logging;

namespace EcsImageAuditor.Lambda.Logging;

/// <summary>
/// Writes each log entry as one line of JSON, at once: Lambda freezes the process after each answer, and with it whatever a
/// background queue still holds.
/// </summary>
public sealed class JsonLineLoggerProvider(TextWriter output, TimeProvider time) : ILoggerProvider
{
    private readonly Lock _lock = new();

    /// <summary>Id of the invocation that lines belong to.</summary>
    public string? RequestId { get; set; }

    public ILogger CreateLogger(string categoryName) => new JsonLineLogger(categoryName, this);

    public void Dispose()
    {
    }

    internal DateTimeOffset Now => time.GetUtcNow();

    internal void Write(string line)
    {
        lock (_lock)
        {
            output.WriteLine(line);
            output.Flush();
        }
    }
}
