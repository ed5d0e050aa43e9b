namespace EcsImageAuditor.Emulator.Registry;

/// <summary>A blob on its way in. Thread safe.</summary>
internal sealed class UploadSession(string repository)
{
    private readonly Lock _lock = new();
    private byte[] _bytes = [];

    public string Repository { get; } = repository;

    /// <summary>How many bytes have arrived.</summary>
    public long Length
    {
        get
        {
            lock (_lock)
                return _bytes.Length;
        }
    }

    /// <summary>Appends a chunk that starts at the given offset; false when that is not where the last one ended.</summary>
    public bool TryAppend(long offset, byte[] chunk)
    {
        lock (_lock)
        {
            if (offset != _bytes.Length)
                return false;

            _bytes = [.. _bytes, .. chunk];
            return true;
        }
    }

    public byte[] Bytes()
    {
        lock (_lock)
            return _bytes;
    }
}
