using System.Text.Json;
using ImageSignatures.TrustPolicies;

namespace ImageSignatures.Verification.Notation;

/// <summary>
/// The one region of all trusted signing profiles. The plugin asks the region of its AWS configuration for revocations, but only the
/// profile's own region knows them.
/// </summary>
internal static class SigningRegion
{
    private const int MaxPolicyBytes = 1024 * 1024;

    /// <summary>notation 1.3 reads the second; later ones look for the first before.</summary>
    private static readonly string[] PolicyNames = ["trustpolicy.oci.json", "trustpolicy.json"];

    /// <summary>
    /// Every region of the trusted profiles in the trust policies of a directory. A policy that cannot be read names no region: notation
    /// says why.
    /// </summary>
    public static IReadOnlyList<string> AllOfPolicy(string directory) =>
        [.. PolicyNames.Select(name => Path.Combine(directory, name)).SelectMany(IdentitiesIn).Select(identity => identity.Region)
            .Distinct(StringComparer.Ordinal)];

    /// <returns>The region, or null where there is none or more than one.</returns>
    public static string? Of(IEnumerable<SigningProfileArn> identities)
    {
        var regions = identities.Select(identity => identity.Region).Distinct(StringComparer.Ordinal).Take(2).ToList();
        return regions.Count == 1 ? regions[0] : null;
    }

    /// <summary>
    /// The same for the statements of the trust policies in a directory. A policy that cannot be read names no region: notation says why.
    /// </summary>
    public static string? OfPolicy(string directory) =>
        Of(PolicyNames.Select(name => Path.Combine(directory, name)).SelectMany(IdentitiesIn));

    private static List<SigningProfileArn> IdentitiesIn(string path)
    {
        if (!File.Exists(path) || new FileInfo(path).Length > MaxPolicyBytes)
            return [];

        try
        {
            using var policy = JsonDocument.Parse(File.ReadAllBytes(path));
            return [.. Identities(policy.RootElement)];
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static IEnumerable<SigningProfileArn> Identities(JsonElement policy) =>
        from statement in Items(policy, "trustPolicies")
        from identity in Items(statement, "trustedIdentities")
        where identity.ValueKind == JsonValueKind.String
        let arn = SigningProfileArn.TryParse(identity.GetString(), out var parsed, out _) ? parsed : null
        where arn is not null
        select arn;

    private static JsonElement.ArrayEnumerator Items(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var items) && items.ValueKind == JsonValueKind.Array
            ? items.EnumerateArray()
            : default;
}
