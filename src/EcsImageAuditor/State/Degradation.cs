using EcsImageAuditor.Auditing;
using EcsImageAuditor.Telemetry;
using Microsoft.Extensions.Logging;

namespace EcsImageAuditor.State;

/// <summary>
/// Lets the audit go on where the shared state does not answer, and says so in the log and in a metric. After a failure the state is
/// left alone for a while: a table that hangs must not use up the time for the audit.
/// </summary>
internal sealed partial class Degradation(AuditMeter meter, TimeProvider time, ILogger<Degradation> logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private long _pausedUntil;

    /// <param name="call">A call of the shared state.</param>
    /// <param name="otherwise">The answer without it.</param>
    public async Task<T> TryAsync<T>(Func<Task<T>> call, T otherwise)
    {
        if (time.GetUtcNow().UtcTicks < Interlocked.Read(ref _pausedUntil))
            return otherwise;

        try
        {
            return await call();
        }
        catch (StateItemException exception)
        {
            // The state works, and takes everything else.
            meter.StateFailed();
            LogItemRefused(exception.Message);
            return otherwise;
        }
        catch (StateException exception)
        {
            Interlocked.Exchange(ref _pausedUntil, (time.GetUtcNow() + Pause).UtcTicks);
            meter.StateFailed();
            LogDegraded(exception.Message);
            return otherwise;
        }
    }

    /// <inheritdoc cref="TryAsync{T}(Func{Task{T}}, T)"/>
    public Task TryAsync(Func<Task> call) => TryAsync(
        async () =>
        {
            await call();
            return true;
        },
        false);

    [LoggerMessage(EventId = 121, Level = LogLevel.Warning, Message = "The audit goes on without one item of the shared state: {Why}")]
    private partial void LogItemRefused(string why);

    [LoggerMessage(EventId = 120, Level = LogLevel.Warning, Message = "The audit goes on without the shared state: {Why}")]
    private partial void LogDegraded(string why);
}
