using EcsImageAuditor.Oci;
using EcsImageAuditor.Registry;
using Microsoft.Extensions.Logging;

namespace EcsImageAuditor.Verification.Notation;

/// <summary>
/// Verifies with the notation executable and the plugins that its signatures ask for. Each verification is a process of its own, with a
/// deadline; how many run at once is the caller's business.
/// </summary>
/// <remarks>https://notaryproject.dev/docs/user-guides/cli-reference/ (notation 1.3)</remarks>
public sealed partial class NotationVerifier(
    NotationOptions options, IRegistryCredentialSource credentials, TimeProvider time, ILogger<NotationVerifier> logger) : IImageVerifier, IDisposable
{
    private readonly NotationProcess _process = new(time);
    private readonly Lock _lock = new();
    private NotationScratch? _scratch;

    public string Name => "notation";

    public async Task<ImageVerification> VerifyAsync(ImageByDigest image, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var verification = await JudgeAsync(image, cancellationToken);
        var elapsed = time.GetElapsedTime(started);
        LogVerified(image, verification.Verdict.Kind, elapsed);
        return verification;
    }

    /// <summary>Removes the temporary directory. Call it after the last verification has ended.</summary>
    public void Dispose() => _scratch?.Dispose();

    private async Task<ImageVerification> JudgeAsync(ImageByDigest image, CancellationToken cancellationToken)
    {
        if (image.Registry.StartsWith('-'))
            return Failed($"The reference {image} is none: a registry's name does not start with a hyphen.");

        try
        {
            var credential = await credentials.FindAsync(image.Registry, cancellationToken);
            var command = NotationCommand.For(image, options, credential, Scratch());
            var run = await _process.RunAsync(command, options.Timeout, options.MaxOutputBytes, cancellationToken);
            return run is NotationRun.Ended ended ? NotationOutput.Judge(image, ended, new DetailText(credential)) : VerdictWithoutEnd(run);
        }
        catch (RegistryException e)
        {
            return Verdict.Because(e.Reason);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Failed($"notation's temporary files cannot be written: make {Path.GetTempPath()} writable ({e.Message}).");
        }
    }

    private NotationScratch Scratch()
    {
        lock (_lock)
            return _scratch ??= NotationScratch.Create();
    }

    private Verdict VerdictWithoutEnd(NotationRun run) => run is NotationRun.NotStarted notStarted
        ? Failed($"notation cannot be run at {options.ExecutablePath}: install notation 1.3.2 there and make it executable ({notStarted.Detail}).")
        : Verdict.Because(ReasonCode.Timeout, $"notation did not end within {options.Timeout.TotalSeconds:0.###} s and was stopped.");

    private static Verdict Failed(string message) => Verdict.Because(ReasonCode.VerifierFailed, message);

    [LoggerMessage(EventId = 3100, Level = LogLevel.Debug, Message = "notation judged {Image} {Verdict} in {Elapsed}")]
    private partial void LogVerified(ImageByDigest image, VerdictKind verdict, TimeSpan elapsed);
}
