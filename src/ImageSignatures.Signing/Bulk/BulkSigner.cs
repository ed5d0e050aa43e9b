using ImageSignatures.Registry.Transport;

namespace ImageSignatures.Signing.Bulk;

/// <summary>Signs many images, some at a time. One that fails does not stop the others.</summary>
public sealed class BulkSigner
{
    private readonly ImageSigner _signer;
    private readonly AttachedSignatures _attached;
    private readonly ISigningProgress _progress;
    private readonly TimeProvider _time;
    private readonly int _concurrency;

    internal BulkSigner(ImageSigner signer, AttachedSignatures attached, ISigningProgress progress, TimeProvider time, int concurrency) =>
        (_signer, _attached, _progress, _time, _concurrency) = (signer, attached, progress, time, concurrency);

    /// <returns>What became of each image, in their order.</returns>
    /// <exception cref="OperationCanceledException">
    /// The token was cancelled. What was finished by then stays; run again for the rest.
    /// </exception>
    public async Task<IReadOnlyList<SigningOutcome>> SignAsync(IReadOnlyList<ImageToSign> images, CancellationToken cancellationToken)
    {
        var outcomes = new SigningOutcome[images.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = _concurrency, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, images.Count, options, async (index, token) =>
        {
            outcomes[index] = await TryAsync(images[index], () => _signer.SignAsync(images[index], token), token);
            _progress.Ended(outcomes[index]);
        });
        await Parallel.ForAsync(0, images.Count, options, async (index, token) =>
            outcomes[index] = await TryAsync(images[index], () => ConfirmAsync(outcomes[index], token), token));
        return outcomes;
    }

    private async Task<SigningOutcome> ConfirmAsync(SigningOutcome outcome, CancellationToken cancellationToken)
    {
        foreach (var subject in outcome.Result == SigningResult.Signed ? outcome.Subjects : [])
            await _attached.EnsureListedAsync(outcome.Image.Target.At(subject), cancellationToken);
        return outcome;
    }

    private async Task<SigningOutcome> TryAsync(ImageToSign image, Func<Task<SigningOutcome>> sign, CancellationToken cancellationToken)
    {
        var started = _time.GetTimestamp();
        try
        {
            var outcome = await sign();
            return outcome.Elapsed > TimeSpan.Zero ? outcome : outcome with { Elapsed = _time.GetElapsedTime(started) };
        }
        catch (RegistryException exception) when (!cancellationToken.IsCancellationRequested)
        {
            return Failed(image, SigningFailure.Of(exception), _time.GetElapsedTime(started));
        }
        catch (SigningException exception)
        {
            return Failed(image, exception.Failure, _time.GetElapsedTime(started));
        }
    }

    internal static SigningOutcome Failed(ImageToSign image, SigningFailure failure, TimeSpan elapsed) => new()
    {
        Image = image,
        Result = failure.MayPass ? SigningResult.Inconclusive : SigningResult.Failed,
        Digest = image.Target.Digest,
        Failure = failure,
        Elapsed = elapsed,
    };
}
