namespace ImageSignatures.TrustPolicies;

/// <summary>What an ARN of AWS Signer names.</summary>
/// <remarks>https://github.com/aws/aws-signer-notation-plugin/pull/409</remarks>
public enum SigningIdentityKind
{
    /// <summary>A signing profile, or one version of it: <c>/signing-profiles/NAME</c>.</summary>
    Profile,

    /// <summary>A name that stands for a signing profile and can be moved to another one: <c>/aliases/NAME</c>.</summary>
    Alias,

    /// <summary>A signing profile that is only reached by its alias: <c>/aliased-signing-profiles/ID</c>.</summary>
    AliasedProfile,
}
