namespace EcsImageAuditor.Benchmarks.Stages;

/// <summary>Writes the policies that the verifiers are measured with.</summary>
internal static class TrustPolicy
{
    /// <summary>One statement of level strict, for every repository.</summary>
    public static Task WriteAsync(string configDirectory, string trustStore, string identity) => File.WriteAllTextAsync(
        Path.Combine(configDirectory, "trustpolicy.json"),
        $$"""
        {"version":"1.0","trustPolicies":[{"name":"benchmark","registryScopes":["*"],"signatureVerification":{"level":"strict"},
        "trustStores":["{{trustStore}}"],"trustedIdentities":["{{identity}}"]}]}
        """);
}
