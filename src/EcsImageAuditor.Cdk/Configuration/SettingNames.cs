using System.Text.RegularExpressions;

namespace EcsImageAuditor.Cdk.Configuration;

/// <summary>How a sentence names a setting: as the key of the CDK context, or as the property of the construct's props.</summary>
/// <param name="Subject">What a sentence begins with, of a key.</param>
/// <param name="Other">How a sentence names another key.</param>
internal sealed partial record SettingNames(Func<string, string> Subject, Func<string, string> Other)
{
    /// <summary>As cdk.json and the command line spell them.</summary>
    public static SettingNames Context { get; } = new(key => $"Context key \"{key}\"", key => key);

    /// <param name="type">The type of the props.</param>
    public static SettingNames Properties(string type) => new(key => $"{type}.{Property(key)}", Property);

    /// <summary>The property of a key: <c>stopClusters</c> is <c>StopClusters</c>.</summary>
    public static string Property(string key) => char.ToUpperInvariant(key[0]) + key[1..];

    /// <summary>A sentence about a key; other keys in it are in quotation marks.</summary>
    public string Of(string key, string sentence) => $"{Subject(key)}: {Rename(sentence)}";

    /// <summary>A sentence in which keys are in quotation marks.</summary>
    public string Rename(string sentence) => Quoted().Replace(sentence, Renamed);

    private string Renamed(Match match) =>
        ContextKeys.All.Contains(match.Groups[1].Value) ? $"\"{Other(match.Groups[1].Value)}\"" : match.Value;

    [GeneratedRegex("\"([a-zA-Z]+)\"")]
    private static partial Regex Quoted();
}
