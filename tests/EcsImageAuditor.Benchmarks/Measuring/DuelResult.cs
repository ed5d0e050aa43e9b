namespace EcsImageAuditor.Benchmarks.Measuring;

/// <summary>Two verifiers over one image.</summary>
internal sealed record DuelResult(Series Builtin, Series Notation)
{
    /// <summary>What each asked of the registry in one verification; null where it was not counted.</summary>
    public (Traffic Builtin, Traffic Notation)? Traffic { get; init; }
}
