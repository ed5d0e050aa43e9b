namespace EcsImageAuditor.Cli.Output;

/// <summary>A number and what is counted.</summary>
internal static class Counted
{
    /// <returns><c>1 task</c>, <c>2 tasks</c>.</returns>
    public static string Of(int number, string noun) => $"{number} {noun}{(number == 1 ? string.Empty : "s")}";
}
