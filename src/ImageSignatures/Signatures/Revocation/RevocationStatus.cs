namespace ImageSignatures.Signatures.Revocation;

/// <summary>What is known of the revocation of one certificate.</summary>
internal abstract record RevocationStatus
{
    private RevocationStatus()
    {
    }

    /// <summary>A server says that it is not revoked, or that its key became invalid only after the signature was made.</summary>
    public sealed record Good : RevocationStatus;

    /// <summary>The certificate names no server to ask.</summary>
    public sealed record NotRevocable : RevocationStatus;

    /// <param name="At">When it was revoked.</param>
    public sealed record Revoked(DateTimeOffset At) : RevocationStatus;

    /// <param name="Cause">A clause that says why there is no answer.</param>
    public sealed record Unavailable(string Cause) : RevocationStatus
    {
        /// <summary>True where to ask the same server in another way would not help.</summary>
        public bool IsFinal { get; init; }
    }
}
