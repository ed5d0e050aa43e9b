using System.Diagnostics;
using System.Text.Json;
using ImageSignatures.Signatures.AwsSigner;
using ImageSignatures.Text;
using ImageSignatures.Verification.Notation;

namespace EcsImageAuditor.Doctor;

/// <summary>The AWS Signer plugin stands where notation looks for it, runs, and can verify.</summary>
/// <remarks>https://github.com/notaryproject/specifications/blob/v1.1.0/specs/plugin-extensibility.md#plugin-metadata</remarks>
internal sealed class SignerPluginCheck(
    NotationProcess process, IReadOnlyDictionary<string, string> environment, string pluginDirectory, PolicyInForce policy) : IDoctorCheck
{
    private const string Remedy =
        "install it with AWS's installer (https://docs.aws.amazon.com/signer/latest/developerguide/image-signing-prerequisites.html), "
        + "or set NOTATION_LIBEXEC to the directory that holds plugins/";

    private const int MaxOutputBytes = 64 * 1024;

    private static readonly string[] Capabilities = ["SIGNATURE_VERIFIER.TRUSTED_IDENTITY", "SIGNATURE_VERIFIER.REVOCATION_CHECK"];

    private readonly string _path = NotationLocator.SignerPluginIn(pluginDirectory);

    public string Name => "signer-plugin";

    public async Task<IReadOnlyList<Observation>> RunAsync(CancellationToken cancellationToken)
    {
        var needed = policy.NeedsSignerPlugin();
        if (needed == false)
            return [Observation.Ok("The trust policy names no store of a signing authority, so that the AWS Signer plugin is not needed.")];

        var (version, problem) = WhyNotThere() is { } missing ? (null, missing) : await AskVersionAsync(cancellationToken);
        return
        [
            problem is null ? OfVersion(version ?? "of an unknown version")
            : needed == true ? Observation.Error($"{problem}: {Remedy}.")
            : Observation.Unknown($"{problem}, and whether it is needed can be told only once the trust policy can be read: {Remedy}."),
        ];
    }

    private string? WhyNotThere() =>
        !File.Exists(_path) ? $"There is no AWS Signer plugin at {_path}"
        : !NotationLocator.IsExecutable(_path) ? $"The AWS Signer plugin {_path} is not executable"
        : null;

    private Observation OfVersion(string version) => KnownVersions.IsOlder(version, KnownVersions.SignerPlugin)
        ? Observation.Warning(
            $"The AWS Signer plugin at {_path} is {version}, older than {KnownVersions.SignerPlugin}, which AWS's installer brings: rebuild "
            + $"the image, or install {KnownVersions.SignerPlugin}; an older one refuses signatures that it does not know.")
        : Observation.Ok($"The AWS Signer plugin {version} at {_path} runs.");

    private async Task<(string? Version, string? Problem)> AskVersionAsync(CancellationToken cancellationToken)
    {
        var run = await process.RunAsync(Start(), "{}", MaxOutputBytes, cancellationToken);
        return run switch
        {
            NotationRun.NotStarted notStarted =>
                (null, $"The AWS Signer plugin {_path} cannot be run ({Printable.Clean(notStarted.Detail)})"),
            NotationRun.Ended { ExitCode: 0 } ended => IsThePlugin(ended.Output.Text, out var version)
                ? (version, null)
                : (null, $"What {_path} says of itself is not what the AWS Signer plugin says"),
            NotationRun.Ended ended =>
                (null, $"The AWS Signer plugin {_path} failed (exit code {ended.ExitCode}) when asked for its metadata"),
            _ => throw new InvalidOperationException($"{run} is no end of a process."),
        };
    }

    private ProcessStartInfo Start()
    {
        var start = new ProcessStartInfo(_path, ["get-plugin-metadata"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(_path),
        };
        start.Environment.Clear();
        foreach (var (name, value) in NotationEnvironment.OfThisProcess().Concat(environment))
            start.Environment[name] = value;
        return start;
    }

    private static bool IsThePlugin(string answer, out string? version)
    {
        version = null;
        try
        {
            using var metadata = JsonDocument.Parse(answer, new JsonDocumentOptions { MaxDepth = 8 });
            if (metadata.RootElement.ValueKind == JsonValueKind.Object
                && metadata.RootElement.TryGetProperty("version", out var number) && number.ValueKind == JsonValueKind.String)
                version = Printable.Clean(number.GetString()!);
            return metadata.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("name", out var name) && IsText(name, AwsSignerAttributes.PluginName)
                && root.TryGetProperty("capabilities", out var capabilities) && capabilities.ValueKind == JsonValueKind.Array
                && Capabilities.All(wanted => capabilities.EnumerateArray().Any(capability => IsText(capability, wanted)));
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool IsText(JsonElement element, string text) => element.ValueKind == JsonValueKind.String && element.ValueEquals(text);
}
