using System.CommandLine;
using EcsImageAuditor.Cli.Output;
using EcsImageAuditor.Cli.Shell;
using EcsImageAuditor.Configuration;
using EcsImageAuditor.Ecs;
using EcsImageAuditor.Sweeping;
using Microsoft.Extensions.Logging.Abstractions;

namespace EcsImageAuditor.Cli.Commands;

/// <summary><c>sweep</c>: audits every running task, configured by the variables of the Lambda.</summary>
internal sealed class SweepCommand(Terminal terminal, Func<string, string?> environment, TimeProvider time)
{
    private static readonly TimeSpan Budget = TimeSpan.FromHours(12);

    private readonly Option<string[]> _clusters = new("--cluster")
    {
        Description = "Name or ARN of a cluster; repeat it for more. Default: every cluster of the region.",
    };
    private readonly Option<string?> _region = new("--region") { Description = "The region. Default: AWS_REGION." };
    private readonly Option<SweepFormat> _output = new("--output")
    {
        Description = "text for people, json for machines: one object a line and the summary last, html for a report.",
        DefaultValueFactory = _ => SweepFormat.Text,
    };
    private readonly Option<string?> _out = new("--out") { Description = "A file for the output. Default: standard output." };
    private readonly Option<string?> _state = new("--state")
    {
        Description = "A file that remembers this sweep, so that the next one tells what changed.",
    };
    private readonly Option<bool> _dryRun = new("--dry-run")
    {
        Description = "Publish nothing, stop nothing and remember nothing: say what is found.",
    };

    public Command Build()
    {
        var command = new Command(
            "sweep",
            "Audits every running ECS task, configured by the AUDITOR_* variables. Exit: 0 all trusted or exempt, 1 some unsigned or untrusted, 2 usage, 3 some inconclusive or not reached."
        )
        {
            _clusters, _region, _output, _out, _state, _dryRun,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var isDryRun = parsed.GetValue(_dryRun);
        var options = ServiceOptions.ForAPerson(SettingsReader.Read(environment), isDryRun);
        var request = new SweepRequest { Region = Region(parsed), Clusters = parsed.GetValue(_clusters) ?? [], Remembers = !isDryRun };
        NotationCheck.Require(options.Verifier, environment);
        var memory = Memory(parsed.GetValue(_state));
        using var services = AuditorServices.Compose(options, environment, time, NullLoggerFactory.Instance);
        var sweep = new Sweep(new FleetReader(services.Aws.Ecs, time), services.RunAfresh, memory, time, NullLogger<Sweep>.Instance);

        await using var output = SweepOutput.Open(terminal, parsed.GetValue(_out));
        ISweepWriter writer = parsed.GetValue(_output) switch
        {
            SweepFormat.Json => new JsonSweepWriter(output.Writer),
            SweepFormat.Html => new HtmlSweepWriter(output.Writer),
            _ => new TextSweepWriter(output.Console),
        };
        var summary = await SweepProgress.FollowAsync(
            terminal,
            writer,
            output.IsFile,
            observer => sweep.RunAsync(request, Budget, observer, cancellationToken)
        );
        writer.Conclude(summary);
        output.Complete();
        return CodeOf(summary);
    }

    private string Region(ParseResult parsed) =>
        parsed.GetValue(_region) ?? environment("AWS_REGION") ?? environment("AWS_DEFAULT_REGION")
        ?? throw new UsageException("No region: give --region, or set AWS_REGION.");

    private static FileSweepMemory? Memory(string? path)
    {
        try
        {
            return path is null ? null : FileSweepMemory.Open(path);
        }
        catch (SweepMemoryException exception)
        {
            throw new UsageException(exception.Message);
        }
    }

    private static int CodeOf(SweepSummary summary) =>
        summary.Containers.Unsigned + summary.Containers.Untrusted > 0 ? ExitCode.Bad
        : summary.HasGaps ? ExitCode.Inconclusive
        : ExitCode.Good;
}
