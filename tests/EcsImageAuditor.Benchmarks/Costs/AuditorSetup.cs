namespace EcsImageAuditor.Benchmarks.Costs;

/// <summary>How the CDK app sets the auditor up. A test compares it with the template.</summary>
internal sealed record AuditorSetup
{
    /// <summary>Without any context.</summary>
    public static AuditorSetup Default { get; } = new()
    {
        BatchSize = 10,
        MemoryMb = 1024,
        MaxConcurrency = 10,
        Deliveries = 5,
        VerdictHours = 1,
    };

    /// <summary>The memory that brings a whole processor.</summary>
    /// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html</remarks>
    private const double MemoryOfProcessor = 1769;

    public required int BatchSize { get; init; }

    public required int MemoryMb { get; init; }

    /// <summary>How many batches are audited at once.</summary>
    public required int MaxConcurrency { get; init; }

    /// <summary>How often an event is handed out before it is given up.</summary>
    public required int Deliveries { get; init; }

    /// <summary>For how long a verdict is good.</summary>
    public required double VerdictHours { get; init; }

    /// <summary>The share of a processor that a function gets; what runs one after the other gains nothing by more than one.</summary>
    public double Processor => Math.Min(1, MemoryMb / MemoryOfProcessor);
}
