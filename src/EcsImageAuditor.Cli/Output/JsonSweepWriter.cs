using System.Text.Json;
using EcsImageAuditor.Sweeping;

namespace EcsImageAuditor.Cli.Output;

/// <summary>One object a line: each image as it is found, and the summary last.</summary>
internal sealed class JsonSweepWriter(TextWriter output) : ISweepWriter
{
    public void Write(SweepReport report) => output.WriteLine(JsonSerializer.Serialize(report, SweepJsonContext.Readable.SweepReport));

    public void Conclude(SweepSummary summary) =>
        output.WriteLine(JsonSerializer.Serialize(summary, SweepJsonContext.Readable.SweepSummary));
}
