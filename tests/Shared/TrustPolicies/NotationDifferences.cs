namespace EcsImageAuditor.Tests.Shared.TrustPolicies;

/// <summary>Where this reader refuses what notation accepts. There is no table for the reverse, because there must be no such case.</summary>
internal static class NotationDifferences
{
    /// <summary>The policies of Data/policies that show a difference, and the reason for it.</summary>
    public static IReadOnlyDictionary<string, string> Files { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["member-duplicate"] = "Notation takes the last of two members, a person reads the first.",
        ["member-duplicate-in-other-case"] = "The same, hidden better.",
        ["member-duplicate-by-folding"] = "The same, hidden best: the long s folds to s.",
        ["member-duplicate-in-unknown-member"] = "One rule for all objects is easier to rely on.",
        ["override-duplicate"] = "Notation takes the last of two overrides.",
        ["half-surrogate"] = "Notation replaces it by U+FFFD, so two different names become one.",
        ["half-surrogate-in-member"] = "The same in the name of a member.",
        ["utf-8-broken"] = "Notation replaces the bytes by U+FFFD.",
        ["too-deep"] = "Depth is bounded.",
        ["trust-stores-too-many"] = "Numbers are bounded.",
        ["identities-too-many"] = "Numbers are bounded.",
        ["trust-store-name-of-parent"] = "The name leads out of the directory of its type.",
        ["scope-ecr-with-port"] = "Two spellings of one repository would choose two statements.",
        ["identity-subject-with-empty-value"] = "To notation it matches a subject without the attribute, which nobody means.",
    };

    /// <summary>Parts of the messages that tell of these differences.</summary>
    public static IReadOnlyList<string> Messages { get; } =
    [
        "stands twice in its object",
        "half of a surrogate pair",
        "is not UTF-8",
        "nested more than",
        "at most 1000 are read",
        "names another directory",
        "names the default port",
        "an attribute has no value",
        "an attribute has no name",
        "an escaped value is not UTF-8",
    ];
}
