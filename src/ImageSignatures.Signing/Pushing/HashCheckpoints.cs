using System.Security.Cryptography;
using ImageSignatures.Oci;

namespace ImageSignatures.Signing.Pushing;

/// <summary>A hash that can be taken back a little, so that a transfer can be taken up where the other side has got to.</summary>
internal sealed class HashCheckpoints(string algorithm) : IDisposable
{
    /// <summary>Bytes between two checkpoints. What may be on its way in a connection is less.</summary>
    public const long Distance = 16 * 1024 * 1024;

    private readonly HashAlgorithmName _name = algorithm == "sha512" ? HashAlgorithmName.SHA512 : HashAlgorithmName.SHA256;
    private readonly Queue<(long Position, IncrementalHash Hash)> _checkpoints = new();
    private (long Position, IncrementalHash? Hash) _mark;
    private IncrementalHash? _hash;

    /// <summary>Bytes hashed.</summary>
    public long Position { get; private set; }

    public long LastCheckpoint { get; private set; }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        Hash().AppendData(bytes);
        Position += bytes.Length;
        if (Position - LastCheckpoint >= Distance)
            Keep();
    }

    /// <summary>Keeps a checkpoint here until the next one is asked for.</summary>
    public void Mark()
    {
        _mark.Hash?.Dispose();
        _mark = (Position, Hash().Clone());
    }

    /// <summary>Goes back to the last checkpoint at or before the position; at worst to the beginning.</summary>
    public void Rewind(long position)
    {
        if (position >= Position)
            return;

        var reached = _checkpoints
            .Select(checkpoint => (checkpoint.Position, Hash: (IncrementalHash?)checkpoint.Hash))
            .Prepend(_mark)
            .Where(checkpoint => checkpoint.Position <= position)
            .DefaultIfEmpty()
            .MaxBy(checkpoint => checkpoint.Position);
        var hash = reached.Hash?.Clone();
        Reset();
        (_hash, Position, LastCheckpoint) = (hash, reached.Position, reached.Position);
    }

    /// <summary>The digest of what has been hashed.</summary>
    public Digest Current() =>
        Digest.TryParse($"{algorithm}:{Convert.ToHexStringLower(Hash().GetCurrentHash())}", out var digest)
            ? digest
            : throw new InvalidOperationException($"{algorithm} gave no digest.");

    public void Dispose() => Reset();

    private IncrementalHash Hash() => _hash ??= IncrementalHash.CreateHash(_name);

    private void Keep()
    {
        _checkpoints.Enqueue((Position, Hash().Clone()));
        LastCheckpoint = Position;
        if (_checkpoints.Count > 2)
            _checkpoints.Dequeue().Hash.Dispose();
    }

    private void Reset()
    {
        _hash?.Dispose();
        foreach (var (_, hash) in _checkpoints)
            hash.Dispose();
        _checkpoints.Clear();
        _mark.Hash?.Dispose();
        _mark = default;
    }
}
