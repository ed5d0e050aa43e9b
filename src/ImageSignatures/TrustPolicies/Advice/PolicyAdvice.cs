using ImageSignatures.TrustPolicies.Reading;

namespace ImageSignatures.TrustPolicies.Advice;

/// <summary>Warns of what notation accepts and what still is dangerous, or does nothing.</summary>
internal static class PolicyAdvice
{
    public static void Give(StatementDraft statement, PolicyMistakes mistakes)
    {
        ScopeAdvice.Give(statement, mistakes);
        LevelAdvice.Give(statement, mistakes);
        if (statement.HasErrors)
            return;

        TrustStoreAdvice.Give(statement, mistakes);
        AwsSignerAdvice.Give(statement, AwsSignerStore.PartitionOf, mistakes);
    }
}
