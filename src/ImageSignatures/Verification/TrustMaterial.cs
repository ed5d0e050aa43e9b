using System.Collections.Concurrent;
using ImageSignatures.Signatures;
using ImageSignatures.Signatures.Certificates;
using ImageSignatures.Signatures.Timestamps;
using ImageSignatures.TrustPolicies;
using ImageSignatures.Verification.Candidates;

namespace ImageSignatures.Verification;

/// <summary>The trust policy and the trust stores of a configuration directory, each read once. What cannot be read is tried again.</summary>
internal sealed class TrustMaterial(string configDirectory)
{
    private readonly ConcurrentDictionary<TrustStoreName, IReadOnlyList<Certificate>> _stores = new();
    private TrustPolicyDocument? _policy;
    private TrustHints? _hints;

    /// <exception cref="TrustPolicyException">There is no usable policy.</exception>
    public TrustPolicyDocument Policy => _policy ??= TrustPolicyFile.Load(configDirectory).Document;

    /// <summary>What makes a signature likely to be good; without anything to go by where the policy or a store cannot be read.</summary>
    public TrustHints Hints
    {
        get
        {
            try
            {
                var stores = Policy.Statements.SelectMany(statement => statement.TrustStores).Where(store => store.Type != TrustStoreType.Tsa);
                return _hints ??= new TrustHints(
                    stores.Distinct().SelectMany(store => _stores.GetOrAdd(store, Load)).Select(anchor => anchor.RawData.ToArray()));
            }
            catch (Exception exception) when (exception is TrustPolicyException or TrustStoreException)
            {
                return TrustHints.None;
            }
        }
    }

    /// <summary>The certificates that a signature of the scheme may lead to: never those of another type of store.</summary>
    /// <exception cref="TrustStoreException">A store cannot be read.</exception>
    public IReadOnlyCollection<Certificate> AnchorsFor(TrustPolicyStatement statement, SigningScheme scheme) =>
        CertificatesOf(statement, scheme == SigningScheme.X509SigningAuthority ? TrustStoreType.SigningAuthority : TrustStoreType.Ca);

    /// <exception cref="TrustStoreException">A store cannot be read.</exception>
    public TimestampPolicy TimestampsOf(TrustPolicyStatement statement) =>
        statement.TrustStores.Any(store => store.Type == TrustStoreType.Tsa)
            ? new TimestampPolicy.Tsa(
                CertificatesOf(statement, TrustStoreType.Tsa),
                statement.VerifyTimestamp == TimestampVerification.AfterCertificateExpiry
            )
            : new TimestampPolicy.None();

    private List<Certificate> CertificatesOf(TrustPolicyStatement statement, TrustStoreType type) =>
        [.. statement.TrustStores.Where(store => store.Type == type).SelectMany(store => _stores.GetOrAdd(store, Load))];

    private IReadOnlyList<Certificate> Load(TrustStoreName name) => TrustStore.Load(configDirectory, name).Certificates;
}
