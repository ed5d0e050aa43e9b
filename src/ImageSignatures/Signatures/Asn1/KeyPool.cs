using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace ImageSignatures.Signatures.Asn1;

/// <summary>
/// The platform's objects for one public key. To make one costs as much as a verification with it, and one must not be used by two threads
/// at once: so each is lent to one verification and kept for the next. There are as many as there were verifications at the same time.
/// </summary>
internal sealed class KeyPool
{
    private readonly ConcurrentBag<AsymmetricAlgorithm> _idle = [];

    /// <summary>Lends a key until the loan is disposed.</summary>
    public Loan Rent(Func<AsymmetricAlgorithm> create) => new(this, _idle.TryTake(out var key) ? key : create());

    public readonly struct Loan(KeyPool pool, AsymmetricAlgorithm value) : IDisposable
    {
        public AsymmetricAlgorithm Value => value;

        public void Dispose() => pool._idle.Add(value);
    }
}
