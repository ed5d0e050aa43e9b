using System.Text.RegularExpressions;
using ImageSignatures.Text;
using ImageSignatures.Verification.Notation;

namespace EcsImageAuditor.Doctor;

/// <summary>notation is installed, runs, and is of a version whose words the auditor knows.</summary>
internal sealed partial class NotationProgramCheck(
    NotationProcess process, Func<string, string?> environment, string configDirectory) : IDoctorCheck
{
    private const string Remedy = "install notation 1.3 (https://notaryproject.dev/docs/user-guides/installation/cli/)";
    private const int MaxOutputBytes = 64 * 1024;

    public string Name => "notation";

    public async Task<IReadOnlyList<Observation>> RunAsync(CancellationToken cancellationToken) =>
        [await ObserveAsync(NotationLocator.Find(environment("PATH")), cancellationToken)];

    private async Task<Observation> ObserveAsync(string? path, CancellationToken cancellationToken)
    {
        if (path is null)
            return Observation.Error($"notation is not in PATH: {Remedy}, add its folder to PATH, or use the verifier builtin.");

        try
        {
            using var scratch = NotationScratch.Create();
            var options = new NotationOptions
            {
                ExecutablePath = path,
                ConfigDirectory = configDirectory,
                PluginEnvironment = NotationEnvironment.Read(environment),
            };
            return Judge(path, await process.RunAsync(NotationCommand.ForVersion(options, scratch), MaxOutputBytes, cancellationToken));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Observation.Error(
                $"notation's temporary files cannot be written: make {Path.GetTempPath()} writable ({exception.GetType().Name}).");
        }
    }

    private static Observation Judge(string path, NotationRun run) => run switch
    {
        NotationRun.NotStarted notStarted => Observation.Error($"{path} cannot be run ({Printable.Clean(notStarted.Detail)}): {Remedy}."),
        NotationRun.Ended { ExitCode: 0 } ended when Version().Match(ended.Output.Text) is { Success: true } match =>
            OfVersion(path, match.Groups["version"].Value),
        NotationRun.Ended ended => Observation.Error(
            $"{path} does not tell its version (exit code {ended.ExitCode}): {Remedy} in its place."),
        _ => throw new InvalidOperationException($"{run} is no end of a process."),
    };

    private static Observation OfVersion(string path, string version) =>
        KnownVersions.IsOlder(version, KnownVersions.Notation) ? Observation.Warning(
            $"{path} is notation {version}, older than {KnownVersions.Notation}, which the auditor's image brings: rebuild the image, "
            + $"or install {KnownVersions.Notation}; an older one may refuse signatures that it does not know.")
        : KnownGood().IsMatch(version) ? Observation.Ok($"notation {version} is at {path}.")
        : Observation.Warning(
            $"{path} is notation {version}, and 1.3 is the one that was tested: what another one says may come out as "
            + $"verifier-failed; {Remedy}.");

    /// <summary>Builds put a v, or what follows a plus or a hyphen, around the number.</summary>
    [GeneratedRegex(
        @"^Version:\s+v?(?<version>[0-9]{1,5}(\.[0-9]{1,5}){1,3}[0-9A-Za-z.+~-]{0,40})\s*$",
        RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Version();

    [GeneratedRegex(@"\A1\.3\.[0-9]+(\+[0-9A-Za-z.~-]*)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex KnownGood();
}
