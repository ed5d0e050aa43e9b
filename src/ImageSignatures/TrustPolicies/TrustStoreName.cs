using System.Diagnostics.CodeAnalysis;
using ImageSignatures.Signatures;

namespace ImageSignatures.TrustPolicies;

/// <summary>A trust store as a policy names it: <c>TYPE:NAME</c>.</summary>
/// <remarks>https://github.com/notaryproject/specifications/blob/v1.1.0/specs/trust-store-trust-policy.md#trust-policy-properties</remarks>
internal sealed record TrustStoreName
{
    private const string Shape = "ca:NAME, signingAuthority:NAME or tsa:NAME";

    private TrustStoreName(TrustStoreType type, string name)
    {
        Type = type;
        Name = name;
    }

    public TrustStoreType Type { get; }

    /// <summary>Letters, digits, <c>_</c>, <c>.</c> and <c>-</c>; never <c>.</c> or <c>..</c>, which would be other directories.</summary>
    public string Name { get; }

    /// <summary>The type as policies and directories spell it.</summary>
    public string TypeText => TextOf(Type);

    /// <param name="text">The value as somebody wrote it.</param>
    /// <param name="name">The name, where the text is one.</param>
    /// <param name="error">Otherwise one sentence that says what to write instead.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out TrustStoreName? name, [NotNullWhen(false)] out string? error)
    {
        name = null;
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var typeText = colon < 0 ? "" : text[..colon];
        var nameText = text[(colon + 1)..];
        error = colon < 0
            ? $"The trust store {Excerpt.Quote(text)} names no type: write {Shape}."
            : ErrorOfType(text, typeText) ?? ErrorOfName(text, nameText);
        if (error is not null)
            return false;

        name = new TrustStoreName(Enum.GetValues<TrustStoreType>().Single(type => TextOf(type) == typeText), nameText);
        return true;
    }

    public override string ToString() => $"{TypeText}:{Name}";

    private static string? ErrorOfType(string text, string typeText)
    {
        var types = Enum.GetValues<TrustStoreType>().Select(TextOf).ToList();
        if (types.Contains(typeText))
            return null;

        var meant = types.Find(type => string.Equals(type, typeText, StringComparison.OrdinalIgnoreCase));
        return meant is null
            ? $"The trust store {Excerpt.Quote(text)} has the unknown type {Excerpt.Quote(typeText)}: write {Shape}."
            : $"The trust store {Excerpt.Quote(text)} spells its type in another case: write {meant}.";
    }

    private static string? ErrorOfName(string text, string nameText)
    {
        if (nameText.Length == 0 || !nameText.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-'))
            return $"The trust store {Excerpt.Quote(text)} needs a name of letters, digits, _, . and -: rename it, and its directory.";

        return nameText is "." or ".."
            ? $"The trust store {Excerpt.Quote(text)} names another directory than a trust store's: give it a name of its own."
            : null;
    }

    private static string TextOf(TrustStoreType type) => type switch
    {
        TrustStoreType.Ca => "ca",
        TrustStoreType.SigningAuthority => "signingAuthority",
        _ => "tsa",
    };
}
