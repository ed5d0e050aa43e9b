using System.Diagnostics;

namespace EcsImageAuditor.Benchmarks.Peers;

/// <summary>The Python that the component moto runs by: it has the AWS SDK for Python.</summary>
internal static class MotoPython
{
    /// <summary>The command that runs a Python script: the program, and what precedes the script's name.</summary>
    /// <exception cref="InvalidOperationException">There is none with the SDK.</exception>
    public static IReadOnlyList<string> Command()
    {
        var server = new FileInfo(ComponentCatalog.PathOf(Component.Moto));
        var program = server.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? server.FullName;
        var folder = Path.GetDirectoryName(program)!;
        return Unpacked(folder)
            ?? new[] { Path.Combine(folder, "python3"), "python3" }.Select(python => new[] { python }).FirstOrDefault(HasSdk)
            ?? throw new InvalidOperationException(
                $"Neither the python3 beside {program} nor the one on the PATH has boto3, which moto brings. "
                + "Remedy: scripts/components.sh --fresh moto.");
    }

    /// <summary>Of Debian's packages: by their own loader and C library, as the component's launcher does it.</summary>
    private static string[]? Unpacked(string root)
    {
        var libraries = Path.Combine(root, "usr", "lib");
        if (!File.Exists(Path.Combine(root, "launch")) || !Directory.Exists(libraries))
            return null;
        var loader = Directory.EnumerateDirectories(libraries, "*-linux-*")
            .SelectMany(folder => Directory.EnumerateFiles(folder, "ld-linux*.so.*"))
            .First();
        var python = Directory.EnumerateFiles(Path.Combine(root, "usr", "bin"), "python3.*").First(file => char.IsAsciiDigit(file[^1]));
        return [loader, "--library-path", Path.GetDirectoryName(loader)!, python, "-I"];
    }

    private static bool HasSdk(string[] python)
    {
        if (Path.IsPathRooted(python[0]) && !File.Exists(python[0]))
            return false;
        using var process = Process.Start(new ProcessStartInfo(python[0], ["-c", "import boto3"])
        {
            RedirectStandardError = true,
        })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
