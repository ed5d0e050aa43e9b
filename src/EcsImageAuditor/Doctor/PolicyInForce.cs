using ImageSignatures.TrustPolicies;

namespace EcsImageAuditor.Doctor;

/// <summary>By which trust policy images are verified.</summary>
/// <param name="TrustedIdentities">Profiles from which a strict policy is made; empty when the directory holds the policy.</param>
/// <param name="ConfigDirectory">The notation configuration directory, absolute.</param>
/// <param name="IsUnclear">The identities are not in order, so that they name no policy yet.</param>
internal sealed record PolicyInForce(IReadOnlyList<SigningProfileArn> TrustedIdentities, string ConfigDirectory, bool IsUnclear)
{
    public string PolicyPath => Path.Combine(ConfigDirectory, TrustPolicyFile.Name);

    /// <summary>Whether signatures of AWS Signer are verified, for which notation needs its plugin. Null: that cannot be told.</summary>
    public bool? NeedsSignerPlugin()
    {
        if (TrustedIdentities.Count > 0 || IsUnclear)
            return true;

        try
        {
            return TrustPolicyFile.Load(ConfigDirectory).Document.Statements
                .SelectMany(statement => statement.TrustStores).Any(store => store.Type == TrustStoreType.SigningAuthority);
        }
        catch (TrustPolicyException)
        {
            return null;
        }
    }
}
