using ImageSignatures.Signatures.AwsSigner;

namespace ImageSignatures.Verification.Notation;

/// <summary>Finds the installed notation.</summary>
public static class NotationLocator
{
    private const UnixFileMode AnyExecute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <param name="pathVariable">The value of PATH.</param>
    /// <returns>The absolute path of the first executable <c>notation</c>, or null. Relative entries of PATH are passed over.</returns>
    public static string? Find(string? pathVariable) =>
        (pathVariable ?? "").Split(Path.PathSeparator)
            .Where(Path.IsPathFullyQualified)
            .Select(directory => Path.Combine(directory, OperatingSystem.IsWindows() ? "notation.exe" : "notation"))
            .FirstOrDefault(IsExecutable);

    /// <summary>The path at which notation looks for AWS Signer's plugin.</summary>
    /// <param name="pluginDirectory">The directory that holds <c>plugins/</c>.</param>
    public static string SignerPluginIn(string pluginDirectory) => Path.Combine(
        pluginDirectory,
        "plugins",
        AwsSignerAttributes.PluginName,
        $"notation-{AwsSignerAttributes.PluginName}{(OperatingSystem.IsWindows() ? ".exe" : "")}");

    /// <summary>Whether there is a file that somebody may execute.</summary>
    internal static bool IsExecutable(string path) =>
        File.Exists(path) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & AnyExecute) != 0);
}
