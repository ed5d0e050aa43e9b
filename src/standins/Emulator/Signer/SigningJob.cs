namespace EcsImageAuditor.Emulator.Signer;

/// <summary>What is remembered of a signature.</summary>
internal sealed record SigningJob(string Id, string Arn, string ProfileVersionArn, DateTimeOffset SigningTime, DateTimeOffset Expiry)
{
    public bool IsForgotten(DateTimeOffset now) => now >= Retention.EndOf(Expiry);
}
