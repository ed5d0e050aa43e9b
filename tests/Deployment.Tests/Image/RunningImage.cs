using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Deployment.Tests.Image;

/// <summary>The image's own command, as its own user with its own environment, in its read-only file system.</summary>
internal sealed class RunningImage : IDisposable
{
    private readonly Process _process;

    private RunningImage(Process process) => _process = process;

    /// <param name="image">The image.</param>
    /// <param name="dotnet">A .NET for what the image holds besides the auditor, or null.</param>
    /// <param name="variables">What Lambda adds to the environment.</param>
    /// <param name="command">In the place of the image's own command.</param>
    public static RunningImage Start(
        LambdaImageFixture image,
        string? dotnet,
        IReadOnlyDictionary<string, string> variables,
        string? command = null
    )
    {
        var script = Path.Combine(ComponentCatalog.RepositoryRoot, "tests", "Deployment.Tests", "Image", "run-read-only.sh");
        var user = image.Config["User"]!.ToString();
        var start = new ProcessStartInfo(
            "unshare",
            [
                "--mount",
                script,
                image.Root,
                dotnet ?? "",
                user,
                .. Texts(image.Config["Entrypoint"]),
                .. command is null ? Texts(image.Config["Cmd"]) : [command],
            ]
        );
        return Start(start, image, variables);
    }

    /// <summary>Runs a program for arm64 with the image's environment, its trust stores and an emulated processor.</summary>
    /// <param name="image">The image.</param>
    /// <param name="program">The program for arm64.</param>
    /// <param name="variables">What Lambda adds to the environment.</param>
    /// <param name="command">The handler's name.</param>
    public static RunningImage StartForArm(
        LambdaImageFixture image,
        string program,
        IReadOnlyDictionary<string, string> variables,
        string command
    )
    {
        var libraries = ComponentCatalog.PathOf(Component.ImageRuntimeArm64);
        var start = new ProcessStartInfo(ComponentCatalog.PathOf(Component.Qemu), ["-L", libraries, program, command]);
        return Start(
            start,
            image,
            new Dictionary<string, string>(variables) { ["NOTATION_CONFIG"] = Path.Combine(image.Root, "opt", "auditor", "notation") });
    }

    /// <summary>A line of the process's status in the kernel's words, such as <c>VmHWM</c>.</summary>
    /// <remarks>https://man7.org/linux/man-pages/man5/proc_pid_status.5.html</remarks>
    public string Status(string name) =>
        File.ReadLines($"/proc/{_process.Id}/status")
            .Single(line => line.StartsWith($"{name}:", StringComparison.Ordinal))[(name.Length + 1)..]
            .Trim();

    /// <summary>The processor time that it has taken, but for that of processes that it started.</summary>
    public TimeSpan CpuTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>The options with which the root of its file system is mounted.</summary>
    public string RootMountOptions =>
        File.ReadLines($"/proc/{_process.Id}/mountinfo").Select(line => line.Split(' ')).Last(fields => fields[4] == "/")[5];

    /// <summary>Waits for an answer, which there will not be once the process has ended.</summary>
    public async Task<T> AnswerAsync<T>(Task<T> answer)
    {
        if (await Task.WhenAny(answer, _process.WaitForExitAsync()) != answer)
            Assert.Fail($"The function ended with status {_process.ExitCode} instead of answering.");
        return await answer;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private static RunningImage Start(ProcessStartInfo start, LambdaImageFixture image, IReadOnlyDictionary<string, string> variables)
    {
        start.Environment.Clear();
        foreach (var variable in Texts(image.Config["Env"]).Select(text => text.Split('=', 2)))
            start.Environment[variable[0]] = variable[1];
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        return new RunningImage(Process.Start(start)!);
    }

    private static IEnumerable<string> Texts(JsonNode? list) => list!.AsArray().Select(item => item!.ToString());
}
