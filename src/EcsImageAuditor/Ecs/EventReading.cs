namespace EcsImageAuditor.Ecs;

/// <summary>What an event turned out to be.</summary>
public abstract record EventReading
{
    private EventReading()
    {
    }

    /// <summary>Why it is not audited, in one sentence; null for a task to audit.</summary>
    public string? WhySkipped => this switch
    {
        Ignored ignored => ignored.Why,
        Malformed malformed => malformed.Why,
        _ => null,
    };

    /// <summary>A task to audit.</summary>
    /// <param name="Task">The task in the state that the event tells of.</param>
    /// <param name="OccurredAt">When it came into that state; the Unix epoch where the event does not tell.</param>
    public sealed record Audited(EcsTask Task, DateTimeOffset OccurredAt) : EventReading;

    /// <summary>An event that is none of the auditor's business.</summary>
    /// <param name="Why">One sentence for the log.</param>
    public sealed record Ignored(string Why) : EventReading;

    /// <summary>Not an event that ECS sends. Trying again would not change that.</summary>
    /// <param name="Why">One sentence that names the place.</param>
    public sealed record Malformed(string Why) : EventReading;
}
