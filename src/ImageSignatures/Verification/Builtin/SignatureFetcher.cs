using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using ImageSignatures.Oci;
using ImageSignatures.Registry;
using ImageSignatures.Registry.Transport;
using ImageSignatures.Signatures;
using ImageSignatures.Verdicts;

namespace ImageSignatures.Verification.Builtin;

/// <summary>Fetches the envelopes of the signatures that a registry lists.</summary>
internal sealed class SignatureFetcher(RegistryClient registry)
{
    /// <summary>The first signature is most often the good one, so it is fetched alone. Of further ones so many are on their way at once.</summary>
    private const int Ahead = 4;

    /// <summary>Fetches signatures in the order of the list, only as many as are asked for and a few more.</summary>
    /// <param name="image">What they sign.</param>
    /// <param name="referrers">The list.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Ends the requests, as does leaving the enumeration.</param>
    /// <exception cref="RegistryException">The list broke off. What was listed before has been given by then.</exception>
    public async IAsyncEnumerable<FetchedSignature> FetchAsync(
        ImageByDigest image, IAsyncEnumerable<Descriptor> referrers, int most, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await using var list = referrers.GetAsyncEnumerator(ending.Token);
        var underway = new Queue<(Descriptor Referrer, Task<Result<FetchedEnvelope>> Envelope)>();
        ExceptionDispatchInfo? failure = null;
        Task<(bool IsOver, ExceptionDispatchInfo? Failure)>? listing = null;
        try
        {
            var (begun, isOver) = (0, false);
            for (var window = 1; ; window = Ahead)
            {
                while (!isOver && underway.Count < window && begun < most)
                {
                    // A list that is slow to go on does not keep back what it has named already.
                    listing ??= IsOverAsync(list, cancellationToken);
                    if (underway.Count > 0 && await Task.WhenAny(listing, underway.Peek().Envelope) != listing)
                        break;

                    (isOver, failure) = await listing;
                    listing = null;
                    if (isOver)
                        break;
                    underway.Enqueue((list.Current, FetchAsync(image, list.Current, ending.Token)));
                    begun++;
                }

                if (!underway.TryDequeue(out var next))
                    break;
                yield return new FetchedSignature(next.Referrer, await next.Envelope);
            }
        }
        finally
        {
            await ending.CancelAsync();
            await Task.WhenAll([.. underway.Select(one => (Task)one.Envelope), listing ?? Task.CompletedTask])
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        failure?.Throw();
    }

    private static async Task<(bool IsOver, ExceptionDispatchInfo? Failure)> IsOverAsync(
        IAsyncEnumerator<Descriptor> list, CancellationToken cancellationToken)
    {
        try
        {
            return (!await list.MoveNextAsync(), null);
        }
        catch (RegistryException exception) when (!cancellationToken.IsCancellationRequested)
        {
            return (true, ExceptionDispatchInfo.Capture(exception));
        }
    }

    /// <returns>
    /// The envelope; a reason of code signature-unavailable: another time, or to another reader, it may be good; or one of code integrity
    /// for an envelope that is too long to be read, which is therefore not fetched.
    /// </returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    private async Task<Result<FetchedEnvelope>> FetchAsync(ImageByDigest image, Descriptor referrer, CancellationToken cancellationToken)
    {
        try
        {
            var content = await registry.FetchManifestAsync(image with { Digest = referrer.Digest }, cancellationToken);
            var manifest = SignatureManifestReader.Read(content.Content);
            if (Fault(manifest, content.Descriptor, referrer, image.Digest) is { } fault)
                return Unavailable(referrer, fault);

            var blob = manifest.EnvelopesAs(referrer.MediaType)[0];
            if (blob.Size > SignatureEnvelope.MaxLength)
            {
                return new Reason(
                    ReasonCode.Integrity,
                    $"The signature {referrer.Digest} is longer than {SignatureEnvelope.MaxLength} bytes and not read."
                );
            }

            return new FetchedEnvelope(await registry.FetchBlobAsync(image, blob, cancellationToken), blob.MediaType);
        }
        catch (RegistryException exception)
        {
            return Unavailable(referrer, exception.Reason.Message);
        }
        catch (MalformedException exception)
        {
            return Unavailable(referrer, exception.Message);
        }
    }

    private static string? Fault(SignatureManifest manifest, Descriptor found, Descriptor listed, Digest subject) => manifest switch
    {
        _ when found.MediaType != listed.MediaType || found.Size != listed.Size =>
            "its manifest is not of the media type and size that are listed",
        { IsSignature: false } => "its manifest is not one of a signature",
        { Subject: null } => "its manifest names no subject",
        { Subject.Digest: var digest } when digest != subject => "its manifest is about another image",
        _ when manifest.EnvelopesAs(listed.MediaType).Count != 1 => "its manifest does not have exactly one envelope",
        _ => null,
    };

    private static Reason Unavailable(Descriptor referrer, string why) =>
        new(ReasonCode.SignatureUnavailable, $"The signature {referrer.Digest} is listed but cannot be read: {why.TrimEnd('.')}.");
}
