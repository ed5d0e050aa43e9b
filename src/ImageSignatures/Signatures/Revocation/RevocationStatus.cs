namespace ImageSignatures.Signatures.Revocation;

/// <summary>What is known of the revocation of one certificate.</summary>
internal abstract record RevocationStatus
{
    private RevocationStatus()
    {
    }

    /// <summary>The status, with the causes for which a source that was asked before gave none.</summary>
    public RevocationStatus After(RevocationStatus earlier) => (earlier, this) switch
    {
        (Unavailable before, Unavailable now) when !before.Cause.Contains(now.Cause, StringComparison.Ordinal) =>
            now with { Cause = $"{before.Cause}; {now.Cause}" },
        (Unavailable before, Unavailable now) => now with { Cause = before.Cause },
        (Unavailable before, Revoked now) => now with { Doubts = before.Cause },
        _ => this,
    };

    /// <summary>A server says that it is not revoked, or that its key became invalid only after the signature was made.</summary>
    public sealed record Good : RevocationStatus;

    /// <summary>The certificate names no server to ask.</summary>
    public sealed record NotRevocable : RevocationStatus;

    /// <param name="At">When it was revoked.</param>
    public sealed record Revoked(DateTimeOffset At) : RevocationStatus
    {
        /// <summary>Why other sources, which were asked before, are not believed; empty where there are none.</summary>
        public string Doubts { get; init; } = "";
    }

    /// <param name="Cause">A clause that says why there is no answer.</param>
    public sealed record Unavailable(string Cause) : RevocationStatus
    {
        /// <summary>Where there may still be an answer.</summary>
        public NextSource Next { get; init; }
    }
}
