namespace EcsImageAuditor.Infra;

/// <summary>Node.js, in which the AWS CDK runs underneath its .NET packages.</summary>
internal static class NodeRuntime
{
    private const string Silence = "JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION";

    /// <param name="path">The value of PATH.</param>
    public static bool IsIn(string? path) =>
        (path ?? "").Split(Path.PathSeparator)
            .Where(Path.IsPathFullyQualified)
            .Any(folder => File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? "node.exe" : "node")));

    /// <summary>CDK 2.160 works with Node.js 20, but prints a banner of twenty lines about its end of life.</summary>
    public static void SilenceEndOfLifeBanner()
    {
        if (Environment.GetEnvironmentVariable(Silence) is null)
            Environment.SetEnvironmentVariable(Silence, "20");
    }
}
