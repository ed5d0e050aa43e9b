namespace EcsImageAuditor.Auditing;

/// <summary>Whether it is the caller's turn to tell people of what was found.</summary>
public abstract record AlertTurn
{
    private AlertTurn()
    {
    }

    /// <summary>Tell people, then confirm it.</summary>
    /// <param name="Key">What to tell of.</param>
    /// <param name="Seen">How often it was found.</param>
    public sealed record Yours(AlertKey Key, Sightings Seen) : AlertTurn;

    /// <summary>People have been told in this window, or somebody else is telling them; it was counted.</summary>
    /// <param name="Seen">How often it was found.</param>
    public sealed record Counted(Sightings Seen) : AlertTurn;

    /// <summary>Another worker is telling people of the very same container and may have died at it: ask again later.</summary>
    public sealed record Underway : AlertTurn;
}
