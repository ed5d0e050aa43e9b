using ImageSignatures.Oci;
using ImageSignatures.Registry;
using ImageSignatures.Registry.Transport;
using ImageSignatures.Signatures.Certificates;
using ImageSignatures.Verdicts;
using ImageSignatures.Verification.Candidates;
using Microsoft.Extensions.Logging;

namespace ImageSignatures.Verification.Notation;

/// <summary>
/// Verifies with the notation executable and the plugins that its signatures ask for. notation speaks to no registry: what it judges, one
/// signature at a time in a process of its own, was fetched and checked here.
/// </summary>
/// <remarks>https://notaryproject.dev/docs/user-guides/cli-reference/ (notation 1.3)</remarks>
public sealed partial class NotationVerifier : ICandidateVerifier, IDisposable
{
    private const int MaxSignatures = 1000;

    private readonly NotationOptions _options;
    private readonly RegistryClient _registry;
    private readonly TimeProvider _time;
    private readonly ILogger<NotationVerifier> _logger;
    private readonly NotationRunner _runner;
    private readonly TrustMaterial _trust;
    private readonly CertificateCache _certificates = new();
    private readonly Lazy<SigningRegions> _regions;

    /// <param name="options">How notation is run.</param>
    /// <param name="registry">Fetches manifests and envelopes.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">The log.</param>
    /// <exception cref="ArgumentException">A path of the options is not absolute.</exception>
    public NotationVerifier(NotationOptions options, RegistryClient registry, TimeProvider time, ILogger<NotationVerifier> logger)
    {
        foreach (var path in new[] { options.ExecutablePath, options.ConfigDirectory, options.PluginDirectory ?? options.ConfigDirectory })
        {
            if (!Path.IsPathFullyQualified(path))
                throw new ArgumentException($"The path \"{path}\" is not absolute.", nameof(options));
        }

        (_options, _registry, _time, _logger) = (options, registry, time, logger);
        _runner = new NotationRunner(options, time);
        _trust = new TrustMaterial(options.ConfigDirectory);
        _regions = new Lazy<SigningRegions>(
            () => new SigningRegions(options.SignerRegion is { } only ? [only] : SigningRegion.AllOfPolicy(options.ConfigDirectory)));
    }

    public string Name => Verifiers.Notation;

    public async Task<ImageVerification> VerifyAsync(ImageByDigest image, CancellationToken cancellationToken)
    {
        await using var candidates = ((ICandidateVerifier)this).Candidates(image, cancellationToken);
        return await ((ICandidateVerifier)this).VerifyAsync(candidates, cancellationToken);
    }

    /// <summary>Removes the temporary directory. Call it after the last verification has ended.</summary>
    public void Dispose() => _runner.Dispose();

    SignatureCandidates ICandidateVerifier.Candidates(ImageByDigest image, CancellationToken cancellationToken) =>
        new(_registry, image, _trust.Hints, new CandidateBudget(MaxSignatures), cancellationToken);

    async Task<ImageVerification> ICandidateVerifier.VerifyAsync(SignatureCandidates candidates, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var started = _time.GetTimestamp();
        using var deadline = new CancellationTokenSource(_options.Timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        ImageVerification verification;
        try
        {
            verification = await JudgeAsync(candidates, either.Token);
        }
        catch (OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            verification = TimeReasons.Of(candidates, _options.Timeout);
        }

        var elapsed = _time.GetElapsedTime(started);
        LogVerified(candidates.Image, verification.Verdict.Kind, elapsed);
        return verification;
    }

    private async Task<ImageVerification> JudgeAsync(SignatureCandidates candidates, CancellationToken cancellationToken)
    {
        var image = candidates.Image;
        if (image.Registry.StartsWith('-'))
            return Failed($"The reference {image} is not usable: a registry's name does not start with a hyphen.");

        try
        {
            var judge = new NotationJudge(_runner, _trust, _regions.Value, _certificates, image, _time);
            var verification = await VerifyAsync(new CandidateVerification(candidates, judge), cancellationToken);
            return !judge.HasRun && await judge.AskPolicyAsync(cancellationToken) is { } policy ? policy : verification;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Failed($"notation's temporary files cannot be written: make {Path.GetTempPath()} writable ({exception.Message}).");
        }
    }

    private static async Task<ImageVerification> VerifyAsync(CandidateVerification candidates, CancellationToken cancellationToken)
    {
        try
        {
            return await candidates.VerifyAsync(cancellationToken);
        }
        catch (RegistryException exception)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Verdict.Because(exception.Reason);
        }
    }

    private static Verdict Failed(string message) => Verdict.Because(ReasonCode.VerifierFailed, message);

    [LoggerMessage(EventId = 3100, Level = LogLevel.Debug, Message = "notation judged {Image} {Verdict} in {Elapsed}")]
    private partial void LogVerified(ImageByDigest image, VerdictKind verdict, TimeSpan elapsed);
}
