namespace EcsImageAuditor.Benchmarks.Workers;

/// <summary>What a worker shall do.</summary>
/// <param name="Image">HOST/REPOSITORY@DIGEST of an image that has to be trusted.</param>
/// <param name="Count">How many times, one after the other.</param>
internal sealed record Work(string Image, int Count)
{
    /// <summary>True to count builtin's CPU time from the start of the process.</summary>
    public bool FromProcessStart { get; init; }

    /// <summary>True to do it over and over before, until nothing more is compiled at run time.</summary>
    public bool WarmUp { get; init; }
}
