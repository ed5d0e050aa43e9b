namespace EcsImageAuditor.Emulator.Signer;

/// <summary>
/// How long AWS Signer keeps records beyond a signature's expiry.
/// See <see href="https://docs.aws.amazon.com/signer/latest/developerguide/retention.html"/>.
/// </summary>
internal static class Retention
{
    private const int Months = 6;

    public static DateTimeOffset EndOf(DateTimeOffset expiry) => expiry.AddMonths(Months);
}
