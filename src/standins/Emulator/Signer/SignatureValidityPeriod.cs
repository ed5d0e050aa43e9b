namespace EcsImageAuditor.Emulator.Signer;

/// <summary>How long a profile's signatures are valid.</summary>
public sealed record SignatureValidityPeriod(int Value, ValidityType Type)
{
    /// <summary>What a profile has that names no period; it is also the longest allowed.</summary>
    public static SignatureValidityPeriod Default { get; } = new(135, ValidityType.Months);

    /// <summary>When a signature made at a time expires.</summary>
    public DateTimeOffset ExpiryOf(DateTimeOffset signedAt) => Type switch
    {
        ValidityType.Days => signedAt.AddDays(Value),
        ValidityType.Months => signedAt.AddMonths(Value),
        _ => signedAt.AddYears(Value),
    };

    internal bool IsAllowed => Value >= 1 && Value <= Type switch
    {
        ValidityType.Days => 4109,
        ValidityType.Months => 135,
        _ => 11,
    };
}
