namespace EcsImageAuditor.Benchmarks.Costs;

/// <summary>What an hour of launches did.</summary>
internal sealed record Hour
{
    /// <summary>Of the oldest event that had no verdict, at its worst, in seconds.</summary>
    public required double OldestSeconds { get; init; }

    /// <summary>The most events that waited in the queue to be handed out.</summary>
    public required double Backlog { get; init; }

    /// <summary>How many times an event went back because a quota was used up.</summary>
    public required double PutBack { get; init; }

    /// <summary>Events that were handed out as often as the queue does it and had no verdict then.</summary>
    public required double GivenUp { get; init; }

    /// <summary>After how many seconds every image had a verdict; null where that did not come.</summary>
    public required int? KnownAfter { get; init; }

    /// <summary>How many events a batch had in the last minute.</summary>
    public required double Fill { get; init; }

    /// <summary>Calls of a table that were over what it takes at once.</summary>
    public required double TableThrottles { get; init; }

    public required double Arrived { get; init; }

    public required double Judged { get; init; }

    /// <summary>In the queue at the end.</summary>
    public required double Waiting { get; init; }
}
