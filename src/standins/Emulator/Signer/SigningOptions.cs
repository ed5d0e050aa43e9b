namespace EcsImageAuditor.Emulator.Signer;

/// <summary>What a test may choose about a signature that AWS Signer decides itself.</summary>
public sealed record SigningOptions
{
    /// <summary>When the signature claims to have been made; now by default. The leaf certificate is valid at that time.</summary>
    public DateTimeOffset? SigningTime { get; init; }

    /// <summary>How long the signature is valid from its signing time; the profile's period by default.</summary>
    public TimeSpan? Validity { get; init; }

    /// <summary>A signature that was made ten days ago for one day: sound in all but its expiry.</summary>
    public static SigningOptions Expired(TimeProvider time) =>
        new() { SigningTime = time.GetUtcNow() - TimeSpan.FromDays(10), Validity = TimeSpan.FromDays(1) };
}
