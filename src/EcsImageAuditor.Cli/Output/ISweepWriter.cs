using EcsImageAuditor.Sweeping;

namespace EcsImageAuditor.Cli.Output;

/// <summary>Writes what a sweep finds.</summary>
internal interface ISweepWriter
{
    /// <summary>An image; called while the sweep goes on.</summary>
    void Write(SweepReport report);

    /// <summary>The end.</summary>
    void Conclude(SweepSummary summary);
}
