using ImageSignatures.TrustPolicies.Reading;

namespace ImageSignatures.TrustPolicies.Advice;

/// <summary>
/// Warns of what is wrong for AWS Signer: all its customers share one root and one certificate subject, so only profile ARNs tell them apart.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/signer/latest/developerguide/image-signing-steps.html</remarks>
internal static class AwsSignerAdvice
{
    /// <param name="statement">A statement that verifies.</param>
    /// <param name="partitionOf">The partition of AWS Signer that a trust store vouches for, or null.</param>
    /// <param name="mistakes">Gets the warnings.</param>
    public static void Give(StatementDraft statement, Func<TrustStoreName, string?> partitionOf, PolicyMistakes mistakes)
    {
        var partitions = statement.TrustStores.Select(store => partitionOf(store.Value)).OfType<string>().Distinct().ToList();
        var hasUnknown = statement.TrustStores.Any(store =>
            store.Value.Type == TrustStoreType.SigningAuthority && partitionOf(store.Value) is null);
        foreach (var identity in statement.TrustedIdentities)
        {
            var warning = identity.Value switch
            {
                TrustedIdentity.Anybody or TrustedIdentity.Subject when partitions.Count > 0 => WarningOfAnybody(identity.Value),
                TrustedIdentity.SigningProfile profile when !hasUnknown => WarningOfPartition(profile.Arn, partitions),
                _ => null,
            };
            if (warning is not null)
                mistakes.Warning(identity.Place, warning);
        }

        WarnOfStoreTypes(statement, mistakes);
    }

    private static string? WarningOfAnybody(TrustedIdentity identity) =>
        SigningProfileArn.TryParse(identity.Text, out _, out var error) ? null : error;

    private static string? WarningOfPartition(SigningProfileArn arn, List<string> partitions) =>
        partitions.Count == 0 || partitions.Contains(arn.Partition)
            ? null
            : $"The profile is of the partition {arn.Partition} and the trust stores are of {string.Join(" and ", partitions)}, so it never matches: "
                + $"add {AwsSignerStore.NameIn(arn.Partition)}, or remove the profile.";

    /// <summary>AWS Signer is a signing authority: no store of another type vouches for its signatures.</summary>
    private static void WarnOfStoreTypes(StatementDraft statement, PolicyMistakes mistakes)
    {
        var profiles = statement.TrustedIdentities.Where(identity => identity.Value is TrustedIdentity.SigningProfile).ToList();
        var stores = statement.TrustStores.ToLookup(store => store.Value.Type);
        if (!stores.Contains(TrustStoreType.SigningAuthority))
        {
            foreach (var (place, profile) in profiles)
                mistakes.Warning(place, WarningOfNoStore(((TrustedIdentity.SigningProfile)profile).Arn));
        }
        else if (profiles.Count == statement.TrustedIdentities.Count)
        {
            foreach (var store in stores[TrustStoreType.Ca])
            {
                mistakes.Warning(
                    store.Place,
                    "The statement trusts signing profiles of AWS Signer only, for which a ca store never vouches: remove it.");
            }
        }
    }

    private static string WarningOfNoStore(SigningProfileArn arn) =>
        $"A signing profile never matches without a signingAuthority store, and the statement has none: add {AwsSignerStore.NameIn(arn.Partition)}.";
}
