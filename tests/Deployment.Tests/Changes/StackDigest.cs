using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Deployment.Tests.Synthesis;

namespace Deployment.Tests.Changes;

/// <summary>What of a template decides whether it can be deployed in the place of another; made once for each template.</summary>
internal sealed partial class StackDigest
{
    private static readonly ConditionalWeakTable<Template, StackDigest> Known = [];

    private StackDigest(Template template)
    {
        Resources = [.. template.Resources.Select(resource => new ResourceDigest(resource))];
        Exports = [.. template.Root["Outputs"]?.AsObject().Select(output => output.Value!["Export"]?["Name"]?.ToString()).OfType<string>() ?? []];
        Imports = [.. Import().Matches(template.Root.ToJsonString()).Select(import => import.Groups[1].Value)];
    }

    public IReadOnlyList<ResourceDigest> Resources { get; }

    public HashSet<string> Exports { get; }

    public HashSet<string> Imports { get; }

    public static StackDigest Of(Template template) => Known.GetValue(template, template => new StackDigest(template));

    [GeneratedRegex("\"Fn::ImportValue\":\"([^\"]+)\"")]
    private static partial Regex Import();
}
