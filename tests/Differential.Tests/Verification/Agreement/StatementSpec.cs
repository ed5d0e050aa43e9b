using System.Text.Json.Nodes;

namespace Differential.Tests.Verification.Agreement;

/// <summary>A statement of the trust policy to be. Its scope is the repository of the case.</summary>
internal sealed record StatementSpec
{
    public string Level { get; init; } = "strict";

    public IReadOnlyDictionary<string, string> Override { get; init; } = new Dictionary<string, string>();

    public string? VerifyTimestamp { get; init; }

    /// <summary>What the trust stores hold.</summary>
    public required IReadOnlyList<StoreSpec> Stores { get; init; }

    public IReadOnlyList<string> Identities { get; init; } = ["*"];

    /// <summary>Level strict; trusts whoever has a certificate that leads to the anchor, whatever the signing scheme.</summary>
    public static StatementSpec Trusting(byte[] anchor) => new() { Stores = [new("ca", anchor), new("signingAuthority", anchor)] };

    public JsonObject ToJson(string name, IEnumerable<string> scopes)
    {
        var verification = new JsonObject { ["level"] = Level };
        if (Override.Count > 0)
            verification["override"] = new JsonObject(Override.Select(row => KeyValuePair.Create(row.Key, (JsonNode?)row.Value)));
        if (VerifyTimestamp is not null)
            verification["verifyTimestamp"] = VerifyTimestamp;

        var skips = Level == "skip";
        return new JsonObject
        {
            ["name"] = name,
            ["registryScopes"] = ToArray(scopes),
            ["signatureVerification"] = verification,
            ["trustStores"] = ToArray(skips ? [] : Stores.Select(store => store.ToString())),
            ["trustedIdentities"] = ToArray(skips ? [] : Identities),
        };
    }

    private static JsonArray ToArray(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode)text)];
}
