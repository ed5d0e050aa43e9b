namespace EcsImageAuditor.Emulator.Registry;

/// <summary>What a bearer token is good for, and until when.</summary>
internal sealed record IssuedToken(DateTimeOffset Expiry, IReadOnlySet<string> Scopes);
