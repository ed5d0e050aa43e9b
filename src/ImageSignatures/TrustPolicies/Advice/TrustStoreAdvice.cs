using ImageSignatures.TrustPolicies.Reading;

namespace ImageSignatures.TrustPolicies.Advice;

/// <summary>Warns of trust stores that serve no signature.</summary>
internal static class TrustStoreAdvice
{
    public static void Give(StatementDraft statement, PolicyMistakes mistakes)
    {
        if (statement.TrustStores.Any(store => store.Value.Type == TrustStoreType.Ca))
            return;

        var others = statement.TrustStores.Any(store => store.Value.Type == TrustStoreType.SigningAuthority);
        foreach (var store in statement.TrustStores.Where(store => store.Value.Type == TrustStoreType.Tsa))
        {
            mistakes.Warning(
                store.Place,
                others
                    ? "A tsa store serves only signatures that a ca store vouches for, and the statement has none: remove it, or add the ca store."
                    : "A tsa store alone vouches for no signature, so nothing is trusted: add a ca or signingAuthority store."
            );
        }
    }
}
