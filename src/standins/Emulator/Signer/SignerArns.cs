namespace EcsImageAuditor.Emulator.Signer;

/// <summary>The ARNs of one account's profiles and jobs. Their resource part begins with a slash.</summary>
internal sealed record SignerArns(string Partition, string Region, string Account)
{
    public string Profile(string name) => $"arn:{Partition}:signer:{Region}:{Account}:/signing-profiles/{name}";

    public string ProfileVersion(string name, string version) => $"{Profile(name)}/{version}";

    public string Job(string id) => $"arn:{Partition}:signer:{Region}:{Account}:/signing-jobs/{id}";

    public string Alias(string name) => $"arn:{Partition}:signer:{Region}:{Account}:/aliases/{name}";

    public string AliasedProfile(Guid id) => $"arn:{Partition}:signer:{Region}:{Account}:/aliased-signing-profiles/{id}";

    /// <summary>Whether an ARN is one of AWS Signer's in this partition, whatever its region and account.</summary>
    public bool IsOurs(string arn) => arn.Split(':', 6) is ["arn", var partition, "signer", _, _, _] && partition == Partition;
}
