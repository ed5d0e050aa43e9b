namespace EcsImageAuditor.Emulator.Signer;

/// <summary>What is remembered of a signature.</summary>
internal sealed record SigningJob(string Id, string Arn, string ProfileVersionArn, DateTimeOffset SigningTime, DateTimeOffset Expiry)
{
    /// <summary>ARN of the alias that stands for the profile, or null.</summary>
    public string? AliasArn { get; init; }

    public bool IsForgotten(DateTimeOffset now) => now >= Retention.EndOf(Expiry);
}
