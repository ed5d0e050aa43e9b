namespace ImageSignatures.Signatures.Attributes;

/// <summary>Reads the attributes by which a signature asks for a verification plugin.</summary>
/// <remarks>https://github.com/notaryproject/specifications/blob/main/specs/signature-specification.md#extended-attributes-for-notation-plugins</remarks>
internal static class PluginAttributes
{
    public static bool Contain(string name) =>
        name is SignedAttributes.VerificationPluginName or SignedAttributes.VerificationPluginMinVersionName;

    /// <returns>The plugin, or null where the signature asks for none.</returns>
    /// <exception cref="MalformedException">An attribute is not critical or not what it has to be.</exception>
    public static VerificationPlugin? Read(IReadOnlyList<ExtendedAttribute> attributes)
    {
        var name = Find(attributes, SignedAttributes.VerificationPluginName);
        var minimum = Find(attributes, SignedAttributes.VerificationPluginMinVersionName);
        if (name is null)
            return minimum is null ? null : throw new MalformedException("it asks for a version of a verification plugin and names none");
        if (minimum is null)
            return new VerificationPlugin(name, null);

        return SemanticVersion.TryParse(minimum, out var version)
            ? new VerificationPlugin(name, version)
            : throw new MalformedException(
                $"{SignedAttributes.VerificationPluginMinVersionName} is not a semantic version: {Excerpt.Quote(minimum)}"
            );
    }

    private static string? Find(IReadOnlyList<ExtendedAttribute> attributes, string name)
    {
        if (attributes.FirstOrDefault(a => a.Name == name) is not { } attribute)
            return null;
        if (!attribute.IsCritical)
            throw new MalformedException($"{name} is not marked critical");

        return string.IsNullOrWhiteSpace(attribute.Text) ? throw new MalformedException($"{name} is not a text") : attribute.Text;
    }
}
