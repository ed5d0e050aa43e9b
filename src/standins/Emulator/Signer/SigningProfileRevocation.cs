namespace EcsImageAuditor.Emulator.Signer;

/// <summary>The revocation of a profile version.</summary>
/// <param name="EffectiveFrom">Signatures made at this time or later are revoked.</param>
/// <param name="RevokedAt">When it was revoked.</param>
/// <param name="RevokedBy">The ARN of who revoked it.</param>
public sealed record SigningProfileRevocation(DateTimeOffset EffectiveFrom, DateTimeOffset RevokedAt, string RevokedBy);
