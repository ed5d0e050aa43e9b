namespace EcsImageAuditor.Emulator.Signer.Wire;

/// <summary>The answer of PutSigningProfile.</summary>
internal sealed record PutSigningProfileOutput(string Arn, string ProfileVersion, string ProfileVersionArn);
