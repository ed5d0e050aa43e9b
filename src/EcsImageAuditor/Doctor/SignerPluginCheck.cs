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

    private readonly string _path = Path.Combine(
        pluginDirectory,
        "plugins",
        AwsSignerAttributes.PluginName,
        $"notation-{AwsSignerAttributes.PluginName}{(OperatingSystem.IsWindows() ? ".exe" : "")}");

    public string Name => "signer-plugin";

    public async Task<IReadOnlyList<Observation>> RunAsync(CancellationToken cancellationToken)
    {
        var needed = policy.NeedsSignerPlugin();
        if (needed == false)
            return [Observation.Ok("The trust policy names no store of a signing authority, so that the AWS Signer plugin is not needed.")];

        var problem = WhyNotThere() ?? await WhyNotRunningAsync(cancellationToken);
        return
        [
            problem is null ? Observation.Ok($"The AWS Signer plugin at {_path} runs.")
            : needed == true ? Observation.Error($"{problem}: {Remedy}.")
            : Observation.Unknown($"{problem}, and whether it is needed can be told only once the trust policy can be read: {Remedy}."),
        ];
    }

    private string? WhyNotThere() =>
        !File.Exists(_path) ? $"There is no AWS Signer plugin at {_path}"
        : !NotationLocator.IsExecutable(_path) ? $"The AWS Signer plugin {_path} is not executable"
        : null;

    private async Task<string?> WhyNotRunningAsync(CancellationToken cancellationToken)
    {
        var run = await process.RunAsync(Start(), "{}", MaxOutputBytes, cancellationToken);
        return run switch
        {
            NotationRun.NotStarted notStarted => $"The AWS Signer plugin {_path} cannot be run ({Printable.Clean(notStarted.Detail)})",
            NotationRun.Ended { ExitCode: 0 } ended =>
                IsThePlugin(ended.Output.Text) ? null : $"What {_path} says of itself is not what the AWS Signer plugin says",
            NotationRun.Ended ended => $"The AWS Signer plugin {_path} failed (exit code {ended.ExitCode}) when asked for its metadata",
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

    private static bool IsThePlugin(string answer)
    {
        try
        {
            using var metadata = JsonDocument.Parse(answer, new JsonDocumentOptions { MaxDepth = 8 });
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
