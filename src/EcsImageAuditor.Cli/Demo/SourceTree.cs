namespace EcsImageAuditor.Cli.Demo;

/// <summary>Finds what the demo needs in the source tree that it was built in.</summary>
internal static class SourceTree
{
    private const string PluginProject = "SignerPlugin";
    private const string PluginExecutable = "notation-com.amazonaws.signer.notation.plugin";

    /// <summary>The folder with the solution, or null when the program runs from somewhere else.</summary>
    public static string? Root { get; } = FindRoot();

    /// <summary>Where the script puts notation.</summary>
    public static string? ComponentsBin => Root is null ? null : Path.Combine(Root, "artifacts", "components", "bin");

    /// <summary>The built stand-in of the AWS Signer plugin: built with the same configuration, beside this program's own output.</summary>
    public static string? PluginDirectory
    {
        get
        {
            var output = new DirectoryInfo(AppContext.BaseDirectory);
            var directory = output.Parent?.Parent is { } bin ? Path.Combine(bin.FullName, PluginProject, output.Name) : null;
            return directory is not null && File.Exists(Path.Combine(directory, PluginExecutable)) ? directory : null;
        }
    }

    private static string? FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "EcsImageAuditor.sln")))
            directory = directory.Parent;
        return directory?.FullName;
    }
}
