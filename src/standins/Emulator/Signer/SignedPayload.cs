namespace EcsImageAuditor.Emulator.Signer;

/// <summary>A signature and the job that made it.</summary>
public sealed record SignedPayload
{
    public required string JobId { get; init; }

    public required string JobArn { get; init; }

    /// <summary>The account of the job.</summary>
    public required string JobOwner { get; init; }

    public required string ProfileVersionArn { get; init; }

    /// <summary>The JWS envelope, of media type application/jose+json.</summary>
    public required ReadOnlyMemory<byte> Envelope { get; init; }

    public required DateTimeOffset SigningTime { get; init; }

    public required DateTimeOffset Expiry { get; init; }

    /// <summary>The certificates of the envelope, leaf first.</summary>
    public required SigningCertificate Certificate { get; init; }
}
