using System.CommandLine;
using EcsImageAuditor.Auditing;
using EcsImageAuditor.Cli.Output;
using EcsImageAuditor.Cli.Shell;
using EcsImageAuditor.Configuration;
using EcsImageAuditor.Ecs;
using Microsoft.Extensions.Logging.Abstractions;

namespace EcsImageAuditor.Cli.Commands;

/// <summary><c>audit</c>: what the Lambda does with an event, from a file or standard input, configured by the same variables.</summary>
internal sealed class AuditCommand(Terminal terminal, Func<string, string?> environment, TimeProvider time)
{
    /// <summary>Lambda's own bound for a payload is 6 MB.</summary>
    private const int LargestPayload = 8 * 1024 * 1024;

    private static readonly TimeSpan Budget = TimeSpan.FromMinutes(15);

    private readonly Option<string> _event = new("--event")
    {
        Description = "A file with an ECS Task State Change event, a batch of SQS records of them, or the output of 'aws ecs describe-tasks'; - for standard input.",
        DefaultValueFactory = _ => "-",
    };

    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Publish nothing and stop nothing: say what would be done." };
    private readonly Option<OutputFormat> _output = CommonOptions.Output();

    public Command Build()
    {
        var command = new Command(
            "audit",
            "Audits the containers of an ECS event as the Lambda would, configured by the same AUDITOR_* variables."
        )
        {
            _event, _dryRun, _output,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var options = ServiceOptions.ForAPerson(SettingsReader.Read(environment), parsed.GetValue(_dryRun));
        var readings = TaskFile.Read(await ReadAsync(parsed.GetRequiredValue(_event), cancellationToken));
        foreach (var why in readings.Select(reading => reading.WhySkipped).OfType<string>())
            await terminal.Error.WriteLineAsync($"skipped: {why}");

        var tasks = readings.OfType<EventReading.Audited>().Select(reading => new AuditRequest(reading.Task, IsLastAttempt: true)).ToArray();
        if (tasks.Length == 0)
            throw new UsageException(
                readings.Count == 0
                    ? "Nothing to audit: the input holds no task. Was the task described within an hour of its end, and in its own cluster?"
                : readings.Any(reading => reading is EventReading.Malformed)
                    ? "Nothing to audit: the input is neither an ECS Task State Change event nor the output of 'aws ecs describe-tasks'."
                : "Nothing to audit: no container of the input has started.");

        NotationCheck.Require(options.Verifier, environment);
        using var services = AuditorServices.Compose(options, environment, time, NullLoggerFactory.Instance);
        var outcomes = await services.Run.RunAsync(tasks, Budget, cancellationToken);
        return Report(outcomes, parsed.GetValue(_output));
    }

    private int Report(IReadOnlyList<TaskOutcome> outcomes, OutputFormat format)
    {
        var writer = new ReportWriter(terminal, format);
        foreach (var finding in outcomes.SelectMany(outcome => outcome.Findings))
            writer.Write(finding);

        var verdicts = outcomes.SelectMany(outcome => outcome.Findings).Select(finding => finding.Audit.Image.Verdict).ToArray();
        writer.WriteSummary(verdicts);
        return ExitCode.Of(verdicts) is var code && code == ExitCode.Good && outcomes.Any(outcome => outcome.NeedsRetry)
            ? ExitCode.Inconclusive
            : code;
    }

    private async Task<byte[]> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            await using var input = path == "-" ? terminal.OpenInput() : File.OpenRead(path);
            var buffer = new byte[LargestPayload + 1];
            var length = await input.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
            return length <= LargestPayload
                ? buffer[..length]
                : throw new UsageException(
                    $"The event in {path} is larger than {LargestPayload / 1024 / 1024} MiB, which no ECS event is."
                );
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The event cannot be read from {path}: {exception.Message}{Misplaced.ForFile(path)}");
        }
    }
}
