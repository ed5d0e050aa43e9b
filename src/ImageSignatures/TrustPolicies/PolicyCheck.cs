using ImageSignatures.TrustPolicies.Advice;
using ImageSignatures.TrustPolicies.Reading;

namespace ImageSignatures.TrustPolicies;

/// <summary>Finds all that is wrong with a trust policy file and, where asked, with the trust stores that it names.</summary>
public static class PolicyCheck
{
    /// <param name="file">A trust policy. Where it cannot be read, that is the one mistake of the result.</param>
    /// <param name="configDirectory">A notation configuration directory, to load the named trust stores from; null to leave them.</param>
    public static PolicyCheckResult Run(string file, string? configDirectory = null)
    {
        var mistakes = new PolicyMistakes();
        var statements = 0;
        try
        {
            var content = TrustPolicyFile.Read(file)
                ?? throw new TrustPolicyException($"There is no file {file}: name the trust policy to check.");
            var drafts = TrustPolicyReader.Read(content, mistakes).Drafts;
            statements = drafts.Count;
            WarnOfOtherName(file, mistakes);
            if (configDirectory is not null)
                CheckTrustStores(drafts, configDirectory, mistakes);
        }
        catch (TrustPolicyException e)
        {
            mistakes.Error(new PolicyPlace(file), e.Message);
        }

        return new PolicyCheckResult { File = file, Statements = statements, Mistakes = mistakes.Sorted() };
    }

    private static void WarnOfOtherName(string file, PolicyMistakes mistakes)
    {
        var other = Path.GetFileName(file) switch
        {
            TrustPolicyFile.Name => TrustPolicyFile.OciName,
            TrustPolicyFile.OciName => TrustPolicyFile.Name,
            _ => null,
        };
        if (other is not null && File.Exists(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, other)))
        {
            mistakes.Warning(
                new PolicyPlace(other),
                $"{TrustPolicyFile.OciName} and {TrustPolicyFile.Name} stand side by side: notation 1.3 reads the latter, newer ones the former. Keep {TrustPolicyFile.Name} alone."
            );
        }
        else if (other == TrustPolicyFile.Name)
        {
            mistakes.Warning(
                new PolicyPlace(TrustPolicyFile.OciName),
                $"Notation 1.3 does not read {TrustPolicyFile.OciName}: name the file {other}."
            );
        }
    }

    private static void CheckTrustStores(IReadOnlyList<StatementDraft> statements, string configDirectory, PolicyMistakes mistakes)
    {
        var stores = new Dictionary<TrustStoreName, (TrustStore? Store, string? Error)>();
        foreach (var (place, name) in statements.SelectMany(statement => statement.TrustStores))
        {
            if (!stores.TryGetValue(name, out var loaded))
                stores[name] = loaded = Load(configDirectory, name);
            if (loaded.Error is not null)
                mistakes.Error(place, loaded.Error);
        }

        // A store's name says little: AWS Signer's root is recognised under any other name too.
        foreach (var statement in statements.Where(statement => !statement.HasErrors))
            AwsSignerAdvice.Give(statement, name => AwsSignerStore.PartitionOf(name) ?? PartitionOf(stores[name].Store), mistakes);
    }

    private static (TrustStore? Store, string? Error) Load(string configDirectory, TrustStoreName name)
    {
        try
        {
            return (TrustStore.Load(configDirectory, name), null);
        }
        catch (TrustStoreException e)
        {
            return (null, e.Message);
        }
    }

    private static string? PartitionOf(TrustStore? store) => store is { Name.Type: TrustStoreType.SigningAuthority }
        ? store.Certificates.Select(AwsSignerStore.PartitionOf).FirstOrDefault(partition => partition is not null)
        : null;
}
