using EcsImageAuditor.Benchmarks.Stages;

namespace EcsImageAuditor.Benchmarks.Comparisons;

/// <summary>
/// Something that is measured side by side. A class with this interface and no constructor arguments is run; nothing else is to do.
/// </summary>
internal interface IComparison
{
    /// <summary>By which the command line chooses it.</summary>
    string Name { get; }

    string Title { get; }

    /// <returns>Lines of Markdown.</returns>
    IAsyncEnumerable<string> RunAsync(Stage stage);
}
