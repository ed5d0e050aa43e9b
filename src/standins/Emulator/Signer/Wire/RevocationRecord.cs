namespace EcsImageAuditor.Emulator.Signer.Wire;

/// <summary>The revocation of a profile in the answer of GetSigningProfile; times are epoch seconds.</summary>
internal sealed record RevocationRecord(long RevocationEffectiveFrom, long RevokedAt, string RevokedBy)
{
    public static RevocationRecord From(SigningProfileRevocation revocation) => new(
        revocation.EffectiveFrom.ToUnixTimeSeconds(), revocation.RevokedAt.ToUnixTimeSeconds(), revocation.RevokedBy);
}
