namespace EcsImageAuditor.Auditing;

/// <summary>Where every definite verdict goes, good or bad, for machines.</summary>
public interface IVerdictSink
{
    /// <summary>Never throws for the sink's part.</summary>
    /// <param name="findings">Containers with definite verdicts.</param>
    /// <param name="cancellationToken">Ends the calls; what was not taken by then counts as refused.</param>
    /// <returns>Those that were not taken.</returns>
    Task<IReadOnlySet<Finding>> PublishAsync(IReadOnlyList<Finding> findings, CancellationToken cancellationToken);
}
