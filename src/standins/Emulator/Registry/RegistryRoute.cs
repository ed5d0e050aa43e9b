using System.Text.RegularExpressions;
using EcsImageAuditor.Emulator.Oci;

namespace EcsImageAuditor.Emulator.Registry;

/// <summary>Which endpoint of the distribution specification a path names, in which repository.</summary>
/// <remarks>Reference is a tag, a digest or an upload's id; empty where the endpoint takes none.</remarks>
internal sealed partial record RegistryRoute(RegistryEndpoint Endpoint, string Repository, string Reference)
{
    private const int MaxRepositoryLength = 255;

    public static RegistryRoute Parse(string path)
    {
        if (path is "/v2/" or "/v2")
            return new RegistryRoute(RegistryEndpoint.Ping, "", "");

        var match = Form().Match(path);
        if (!match.Success || match.Groups["name"].Length > MaxRepositoryLength)
            return new RegistryRoute(RegistryEndpoint.None, "", "");

        var reference = match.Groups["reference"].Value;
        var endpoint = match.Groups["kind"].Value switch
        {
            "manifests" when Digest.IsValid(reference) || IsTag(reference) => RegistryEndpoint.Manifest,
            "blobs/uploads" => RegistryEndpoint.Upload,
            "blobs" when Digest.IsValid(reference) => RegistryEndpoint.Blob,
            "referrers" when Digest.IsValid(reference) => RegistryEndpoint.Referrers,
            "tags" when reference == "list" => RegistryEndpoint.Tags,
            _ => RegistryEndpoint.None,
        };
        return new RegistryRoute(endpoint, match.Groups["name"].Value, reference);
    }

    public static bool IsRepository(string name) => name.Length <= MaxRepositoryLength && RepositoryForm().IsMatch(name);

    private static bool IsTag(string text) => TagForm().IsMatch(text);

    [GeneratedRegex(@"\A/v2/(?<name>" + Name + @")/(?<kind>manifests|blobs/uploads|blobs|referrers|tags)/(?<reference>[^/]*)\z")]
    private static partial Regex Form();

    [GeneratedRegex(@"\A" + Name + @"\z")]
    private static partial Regex RepositoryForm();

    [GeneratedRegex(@"\A[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}\z")]
    private static partial Regex TagForm();

    // https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pulling-manifests
    private const string Component = @"[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*";
    private const string Name = Component + "(?:/" + Component + ")*";
}
