namespace EcsImageAuditor.Auditing;

/// <summary>Whether it is the caller's turn to send the summary of what was left out.</summary>
public abstract record SummaryTurn
{
    private SummaryTurn()
    {
    }

    /// <summary>Send it, then confirm it.</summary>
    /// <param name="Summary">What to send.</param>
    public sealed record Yours(AlertSummary Summary) : SummaryTurn;

    /// <summary>There is nothing to send, it was sent in this window, or somebody else is sending it.</summary>
    public sealed record None : SummaryTurn;

    /// <summary>Another worker is sending it for the very same container and may have died at it: ask again later.</summary>
    public sealed record Underway : SummaryTurn;
}
