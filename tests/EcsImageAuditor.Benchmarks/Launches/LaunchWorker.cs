using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Amazon.Lambda.Core;
using EcsImageAuditor.Benchmarks.Bursts;
using EcsImageAuditor.Benchmarks.Costs;
using EcsImageAuditor.Benchmarks.Workers;
using EcsImageAuditor.Configuration;
using EcsImageAuditor.Lambda;
using EcsImageAuditor.Lambda.Logging;
using EcsImageAuditor.Lambda.Metrics;
using Microsoft.Extensions.Logging;
using Moq;

namespace EcsImageAuditor.Benchmarks.Launches;

/// <summary>
/// The program as a process that runs the function as Lambda does: batch by batch, one at a time, with its log and its metrics. The AWS
/// calls of a table are not in it.
/// </summary>
internal static class LaunchWorker
{
    public const string Command = "launch-worker";

    /// <summary>The real interface has members that the function does not use.</summary>
    private static readonly ILambdaContext Context = Mock.Of<ILambdaContext>(context => context.RemainingTime == TimeSpan.FromMinutes(1));

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(6);

    /// <summary>Does one <see cref="LaunchWork"/> a line of input and answers with one <see cref="LaunchCount"/> a line.</summary>
    public static async Task RunAsync(string verifier, BurstSurroundings surroundings, TextReader input, TextWriter output)
    {
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "benchmark");
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "benchmark");
        while (await input.ReadLineAsync() is { } line)
        {
            var work = JsonSerializer.Deserialize(line, WorkerJson.Default.LaunchWork)!;
            var began = Stopwatch.GetTimestamp();
            while (work.WarmUp && Stopwatch.GetElapsedTime(began) < WarmUp)
                await MeasureAsync(verifier, surroundings, work);
            var count = await MeasureAsync(verifier, surroundings, work);
            await output.WriteLineAsync(JsonSerializer.Serialize(count, WorkerJson.Default.LaunchCount));
            await output.FlushAsync();
        }
    }

    /// <summary>With a memory that is empty at first.</summary>
    private static async Task<LaunchCount> MeasureAsync(string verifier, BurstSurroundings surroundings, LaunchWork work)
    {
        using var log = new CountingWriter();
        using var metricLog = new CountingWriter();
        using var logging = new JsonLineLoggerProvider(log, TimeProvider.System);
        using var loggers = new LoggerFactory([logging]);
        var options = new ServiceOptions
        {
            Verifier = verifier,
            ConfigDirectory = surroundings.ConfigDirectory,
            TopicArn = BurstSurroundings.TopicArn,
        };
        using var services = AuditorServices.Compose(options, surroundings.Variable, TimeProvider.System, loggers);
        using var metrics = new EmbeddedMetrics(services.Meter.Meter, AuditFunction.HandlerName, metricLog, TimeProvider.System);
        using var verifications = new InstrumentCount(services.Meter.Meter, "VerificationLatency");
        var redelivery = new Redelivery(
            services.Aws.Sqs, maxReceives: 5, Random.Shared, TimeProvider.System, loggers.CreateLogger<Redelivery>());
        var function = new AuditFunction(services.Run, redelivery, services.Meter, loggers.CreateLogger<AuditFunction>());

        GC.Collect();
        var batches = 0;
        var cpu = BurstWorker.CpuTime();
        foreach (var batch in File.ReadLines(work.Batches))
        {
            batches++;
            if (!await IsDoneAsync(function, Encoding.UTF8.GetBytes(batch), logging, metrics))
                throw new InvalidOperationException($"The function asks for events again. It logged: {log.FirstWarning}");
        }

        cpu = BurstWorker.CpuTime() - cpu;

        using var process = Process.GetCurrentProcess();
        return new LaunchCount
        {
            Images = work.Images,
            Events = work.Events,
            Verifications = verifications.Count,
            RegistryRequests = 0,
            CpuMilliseconds = cpu.TotalMilliseconds / work.Events,
            LogBytesOfEvent = (double)log.Bytes / work.Tasks,
            MetricBytesOfBatch = (double)metricLog.Bytes / batches,
            PeakMemoryMiB = process.PeakWorkingSet64 / (double)(1024 * 1024),
        };
    }

    private static async Task<bool> IsDoneAsync(
        AuditFunction function, byte[] batch, JsonLineLoggerProvider logging, EmbeddedMetrics metrics)
    {
        logging.RequestId = Guid.NewGuid().ToString();
        using var input = new MemoryStream(batch);
        await using var output = await function.HandleAsync(input, Context, CancellationToken.None);
        metrics.Flush();
        using var answer = await JsonDocument.ParseAsync(output);
        return answer.RootElement.GetProperty("batchItemFailures").GetArrayLength() == 0;
    }
}
