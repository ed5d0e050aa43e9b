using System.Runtime.InteropServices;

namespace Deployment.Tests;

/// <summary>The .NET that runs the tests.</summary>
internal static class DotNet
{
    /// <summary>Its folder, which holds the SDK too.</summary>
    public static string Folder { get; } = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    public static string Program => Path.Combine(Folder, "dotnet");

    /// <summary>Where it keeps packages.</summary>
    public static string Packages =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } folder
            ? folder
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
}
