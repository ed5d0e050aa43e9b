using EcsImageAuditor.Cli.Shell;
using EcsImageAuditor.Sweeping;
using ImageSignatures.Text;
using Spectre.Console;

namespace EcsImageAuditor.Cli.Output;

/// <summary>Shows how far a sweep is: a bar on a terminal, a line a cluster elsewhere.</summary>
internal static class SweepProgress
{
    /// <param name="terminal">Where to show it.</param>
    /// <param name="writer">Takes the images.</param>
    /// <param name="isElsewhere">True where the images do not go to the terminal, so that a bar cannot run into them.</param>
    /// <param name="sweep">The sweep.</param>
    public static Task<SweepSummary> FollowAsync(
        Terminal terminal,
        ISweepWriter writer,
        bool isElsewhere,
        Func<ISweepObserver, Task<SweepSummary>> sweep
    ) =>
        terminal.Console.Profile.Capabilities is { Ansi: true, Interactive: true } && (isElsewhere || writer is TextSweepWriter)
            ? terminal.Console.Progress()
                .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new ElapsedTimeColumn())
                .StartAsync(context => sweep(new Bar(context.AddTask("clusters"), writer)))
            : sweep(new Lines(terminal.Error, writer));

    private sealed class Bar(ProgressTask task, ISweepWriter writer) : ISweepObserver
    {
        private string _cluster = string.Empty;

        public void Entered(string cluster, int number, int count)
        {
            (task.MaxValue, task.Value) = (count, number - 1);
            _cluster = Markup.Escape(Printable.Clean(cluster[(cluster.LastIndexOf('/') + 1)..], 64));
            task.Description = _cluster;
        }

        public void Found(SweepReport report) => writer.Write(report);

        public void Progressed(int tasks) => task.Description = $"{_cluster}, {tasks} tasks so far";
    }

    private sealed class Lines(TextWriter notes, ISweepWriter writer) : ISweepObserver
    {
        public void Entered(string cluster, int number, int count) =>
            notes.WriteLine($"cluster {number} of {count}: {Printable.Clean(cluster)}");

        public void Found(SweepReport report) => writer.Write(report);

        public void Progressed(int tasks)
        {
        }
    }
}
