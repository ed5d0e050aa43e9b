using ImageSignatures.Oci;
using ImageSignatures.Registry.Credentials;
using ImageSignatures.Registry.Transport;
using ImageSignatures.Verdicts;
using Microsoft.Extensions.Logging;

namespace ImageSignatures.Verification.Notation;

/// <summary>
/// Verifies with the notation executable and the plugins that its signatures ask for. Each verification is a process of its own, with a
/// deadline; how many run at once is the caller's business.
/// </summary>
/// <remarks>https://notaryproject.dev/docs/user-guides/cli-reference/ (notation 1.3)</remarks>
public sealed partial class NotationVerifier : IImageVerifier, IDisposable
{
    private readonly NotationOptions _options;
    private readonly IRegistryCredentialSource _credentials;
    private readonly TimeProvider _time;
    private readonly ILogger<NotationVerifier> _logger;
    private readonly NotationProcess _process;
    private readonly Lock _lock = new();
    private NotationScratch? _scratch;

    /// <exception cref="ArgumentException">A path of the options is not absolute.</exception>
    public NotationVerifier(
        NotationOptions options, IRegistryCredentialSource credentials, TimeProvider time, ILogger<NotationVerifier> logger)
    {
        foreach (var path in new[] { options.ExecutablePath, options.ConfigDirectory, options.PluginDirectory ?? options.ConfigDirectory })
        {
            if (!Path.IsPathFullyQualified(path))
                throw new ArgumentException($"The path \"{path}\" is not absolute.", nameof(options));
        }

        (_options, _credentials, _time, _logger) = (options, credentials, time, logger);
        _process = new NotationProcess(time);
    }

    public string Name => "notation";

    public async Task<ImageVerification> VerifyAsync(ImageByDigest image, CancellationToken cancellationToken)
    {
        var started = _time.GetTimestamp();
        using var deadline = new CancellationTokenSource(_options.Timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        ImageVerification verification;
        try
        {
            verification = await JudgeAsync(image, either.Token);
        }
        catch (OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            verification = Verdict.Because(ReasonCode.Timeout, TimeoutMessage());
        }

        var elapsed = _time.GetElapsedTime(started);
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
            var credential = await _credentials.FindAsync(image.Registry, cancellationToken);
            var command = NotationCommand.For(image, _options, credential, Scratch());
            var run = await _process.RunAsync(command, _options.MaxOutputBytes, cancellationToken);
            return run switch
            {
                NotationRun.Ended ended => NotationOutput.Judge(image, ended, new DetailText(credential)),
                NotationRun.NotStarted notStarted => Failed(
                    $"notation cannot be run at {_options.ExecutablePath}: install notation 1.3.2 there and make it executable "
                    + $"({notStarted.Detail})."),
                _ => throw new InvalidOperationException($"{run} is no end of a process."),
            };
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

    private string TimeoutMessage() =>
        $"notation did not end within {_options.Timeout.TotalSeconds:0.###} s and was stopped: "
        + "check that the registry and AWS Signer can be reached.";

    private static Verdict Failed(string message) => Verdict.Because(ReasonCode.VerifierFailed, message);

    [LoggerMessage(EventId = 3100, Level = LogLevel.Debug, Message = "notation judged {Image} {Verdict} in {Elapsed}")]
    private partial void LogVerified(ImageByDigest image, VerdictKind verdict, TimeSpan elapsed);
}
