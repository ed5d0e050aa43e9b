using ImageSignatures.Oci;
using ImageSignatures.Verdicts;
using ImageSignatures.Verification.Candidates;

namespace ImageSignatures.Verification.Notation;

/// <summary>Runs notation on one signature, a few processes at once.</summary>
internal sealed class NotationRunner(NotationOptions options, TimeProvider time) : IDisposable
{
    private const int MaxProcesses = 8;

    private readonly NotationProcess _process = new(time);
    private readonly SemaphoreSlim _slots = new(MaxProcesses);
    private readonly Lock _lock = new();
    private NotationScratch? _scratch;

    /// <param name="image">The image.</param>
    /// <param name="subject">The image, as the registry describes it.</param>
    /// <param name="envelope">The signature; null to hear what the policy says without one.</param>
    /// <param name="signerRegion">The region that the plugin asks for revocations.</param>
    /// <param name="cancellationToken">Ends the process tree.</param>
    /// <param name="isByTrustedProfile">Whether what notation does not know in the signature says that notation is too old.</param>
    /// <returns>What notation says, and whether that is about the image and not about the signature.</returns>
    /// <exception cref="IOException">The temporary directory cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<(ImageVerification Verification, bool IsAboutImage)> RunAsync(
        ImageByDigest image,
        Descriptor subject,
        FetchedEnvelope? envelope,
        string? signerRegion,
        CancellationToken cancellationToken,
        bool isByTrustedProfile = false)
    {
        await _slots.WaitAsync(cancellationToken);
        try
        {
            var scratch = Scratch();
            using var layout = SignatureLayout.Write(scratch.Layouts, subject, envelope);
            var command = NotationCommand.For(image, layout, signerRegion, options, scratch);
            var run = await _process.RunAsync(command, options.MaxOutputBytes, cancellationToken);
            return run switch
            {
                NotationRun.Ended ended => Judge(image, layout, ended, isByTrustedProfile),
                NotationRun.NotStarted notStarted => (Verdict.Because(
                    ReasonCode.VerifierFailed,
                    $"notation cannot be run at {options.ExecutablePath}: install notation 1.3.2 there and make it executable "
                    + $"({notStarted.Detail})."), true),
                _ => throw new InvalidOperationException($"{run} is no end of a process."),
            };
        }
        finally
        {
            _slots.Release();
        }
    }

    public void Dispose()
    {
        _slots.Dispose();
        _scratch?.Dispose();
    }

    /// <summary>notation stops before any signature where the policy, or its own configuration, is the reason.</summary>
    private static (ImageVerification Verification, bool IsAboutImage) Judge(
        ImageByDigest image, SignatureLayout layout, NotationRun.Ended ended, bool isByTrustedProfile)
    {
        var renamed = new NotationRun.Ended(ended.ExitCode, layout.Rename(ended.Output, image), layout.Rename(ended.Errors, image));
        var verification = NotationOutput.Judge(image, renamed, new DetailText(null), isByTrustedProfile);
        var isOfConfiguration = ended is { ExitCode: 0 or 1, Errors.IsCut: false };
        return (verification, isOfConfiguration && verification is { Verdict: not Verdict.Trusted, Signatures.Count: 0 });
    }

    private NotationScratch Scratch()
    {
        lock (_lock)
            return _scratch ??= NotationScratch.Create();
    }
}
