using ImageSignatures.Oci;
using ImageSignatures.Signing;
using YamlDotNet.RepresentationModel;

namespace EcsImageAuditor.Cli.Signing;

/// <summary>Settings that a part of the configuration has from the part around it, unless it has its own.</summary>
/// <param name="Profile">Name or ARN of the profile and the line where it stands; null for none.</param>
/// <param name="Validity">For profiles that have to be made.</param>
/// <param name="Platforms">Empty for all.</param>
internal sealed record SigningDefaults((string Text, long Line)? Profile, SignatureValidity Validity, IReadOnlyList<Platform> Platforms)
{
    public static SigningDefaults None { get; } = new(null, SignatureValidity.Default, []);

    /// <param name="map">The part of the configuration.</param>
    /// <param name="outer">The settings around it.</param>
    /// <param name="overrides">What the command line says, which goes before all.</param>
    /// <param name="mistakes">Gets what is wrong.</param>
    public static SigningDefaults Read(YamlMap map, SigningDefaults outer, SigningOverrides overrides, ConfigurationMistakes mistakes)
    {
        var validity = map.Parsed(
            "validity",
            text => SignatureValidity.TryParse(text, out var period) ? period : null,
            "a period such as 12 months, 135 months at most");
        var platforms = map.Items("platforms").Select(item => ReadPlatform(item, mistakes)).OfType<Platform>().ToList();
        return new SigningDefaults(
            overrides.Profile is { } given
                ? (given, map.Line)
                : map.Text("profile") is { } own ? (own, map.LineOf("profile")) : outer.Profile,
            validity ?? outer.Validity,
            overrides.Platforms.Count > 0 ? overrides.Platforms : platforms.Count > 0 ? platforms : outer.Platforms);
    }

    private static Platform? ReadPlatform(YamlNode node, ConfigurationMistakes mistakes)
    {
        var text = (node as YamlScalarNode)?.Value;
        if (Platform.TryParse(text, out var platform))
            return platform;

        mistakes.Add(node.Start.Line, $"The platform \"{ImageSignatures.Text.Printable.Clean(text, 60)}\" is none; write one such as linux/amd64.");
        return null;
    }
}
