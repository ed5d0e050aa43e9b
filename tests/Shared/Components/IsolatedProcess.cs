using System.Diagnostics;

namespace EcsImageAuditor.Tests.Shared.Components;

/// <summary>How components are started: nothing of the user's configuration, credentials or proxies reaches them.</summary>
internal static class IsolatedProcess
{
    /// <summary>A start with captured output, whose environment is PATH and a home of its own.</summary>
    public static ProcessStartInfo StartInfo(string executable, IEnumerable<string> arguments, string home)
    {
        var start = new ProcessStartInfo(executable, arguments)
        {
            WorkingDirectory = home,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        start.Environment["PATH"] = Environment.GetEnvironmentVariable("PATH");
        start.Environment["HOME"] = home;
        start.Environment["XDG_CONFIG_HOME"] = Path.Combine(home, "config");
        start.Environment["XDG_CACHE_HOME"] = Path.Combine(home, "cache");
        return start;
    }
}
