using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace ImageSignatures.Verification.Notation;

/// <summary>
/// A process and all that descends from it. Descendants are known by a mark in their environment, because one whose parent has died
/// belongs to no tree any more.
/// </summary>
internal sealed class ProcessTree
{
    private const string MarkName = "ECS_IMAGE_AUDITOR_RUN";
    private const int MaxSweeps = 8;

    private readonly string _mark = $"{MarkName}={Guid.NewGuid():N}";
    private readonly byte[] _markBytes;

    public ProcessTree(ProcessStartInfo start)
    {
        start.Environment[MarkName] = _mark[(MarkName.Length + 1)..];
        _markBytes = Encoding.ASCII.GetBytes(_mark);
    }

    /// <summary>Kills the process and every descendant. Sweeps again as long as it finds one, as it may have started another.</summary>
    public void End(Process root)
    {
        Kill(root);
        for (var sweep = 0; sweep < MaxSweeps && KillMarked(); sweep++)
        {
        }
    }

    private bool KillMarked()
    {
        if (!OperatingSystem.IsLinux())
            return false;

        var found = false;
        foreach (var directory in Directory.EnumerateDirectories("/proc"))
        {
            var name = Path.GetFileName(directory);
            if (!int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var id) || !IsMarked(directory))
                continue;

            found = true;
            KillById(id);
        }

        return found;
    }

    private bool IsMarked(string directory)
    {
        try
        {
            return File.ReadAllBytes(Path.Combine(directory, "environ")).AsSpan().IndexOf(_markBytes) >= 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It has ended, or it is another user's and so not ours.
            return false;
        }
    }

    private static void KillById(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            Kill(process);
        }
        catch (ArgumentException)
        {
            // It ended by itself.
        }
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It ended meanwhile, or it cannot be ended; the caller does not wait for it.
        }
    }
}
