namespace EcsImageAuditor.Benchmarks.Launches;

/// <summary>What a <see cref="LaunchWorker"/> shall do.</summary>
/// <param name="Batches">A file with one batch a line, as Lambda hands it out: what the process holds is then the function's.</param>
/// <param name="Images">How many distinct ones they are about.</param>
/// <param name="Events">How many they hold.</param>
/// <param name="Tasks">How many tasks they are about; the other events tell of them once more.</param>
internal sealed record LaunchWork(string Batches, int Images, int Events, int Tasks)
{
    /// <summary>True to do it over and over before, for some seconds.</summary>
    public bool WarmUp { get; init; }
}
