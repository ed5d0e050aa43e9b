namespace SignerPlugin.Contract;

/// <summary>What the trust policy trusts, and what notation leaves to the plugin.</summary>
internal sealed record TrustPolicy
{
    public IReadOnlyList<string> TrustedIdentities { get; init; } = [];

    public IReadOnlyList<string> SignatureVerification { get; init; } = [];
}
