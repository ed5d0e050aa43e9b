using System.Collections.Concurrent;
using ImageSignatures.Oci;

namespace ImageSignatures.Signing.Bulk;

/// <summary>One at a time for each digest: two tags of one image are one signature, though they are signed at once.</summary>
internal sealed class SigningTurns
{
    private readonly ConcurrentDictionary<ImageByDigest, SemaphoreSlim> _turns = new();

    /// <returns>Gives the turn back when it is disposed.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<IDisposable> TakeAsync(ImageByDigest image, CancellationToken cancellationToken)
    {
        var turn = _turns.GetOrAdd(image, _ => new SemaphoreSlim(1));
        await turn.WaitAsync(cancellationToken);
        return new Turn(turn);
    }

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
