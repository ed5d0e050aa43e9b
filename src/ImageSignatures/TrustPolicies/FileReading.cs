namespace ImageSignatures.TrustPolicies;

/// <summary>What came of reading a file.</summary>
internal abstract record FileReading
{
    private FileReading()
    {
    }

    /// <summary>The bytes, at least one.</summary>
    public sealed record Content(ReadOnlyMemory<byte> Bytes) : FileReading;

    public sealed record Missing : FileReading;

    /// <param name="Why">The rest of a sentence whose subject is the file: cause and remedy, without a full stop.</param>
    public sealed record Refused(string Why) : FileReading;
}
