namespace EcsImageAuditor.Auditing;

/// <summary>Somewhere that findings go to.</summary>
public interface IFindingSink
{
    /// <summary>Short name for the log.</summary>
    string Name { get; }

    /// <summary>Delivers one finding, or throws.</summary>
    Task DeliverAsync(Finding finding, CancellationToken cancellationToken);

    /// <summary>Delivers what stands for findings that are too many, or throws.</summary>
    Task DeliverAsync(AlertSummary summary, CancellationToken cancellationToken);
}
