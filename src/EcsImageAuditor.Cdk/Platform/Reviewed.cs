using Amazon.CDK;
using Constructs;

namespace EcsImageAuditor.Cdk.Platform;

/// <summary>
/// Findings of cdk-nag's AwsSolutions rules that are meant, each with its reason, in the place and form in which cdk-nag looks for them.
/// </summary>
/// <remarks>https://github.com/cdklabs/cdk-nag</remarks>
internal static class Reviewed
{
    private const string Metadata = "cdk_nag";

    /// <param name="construct">A resource, or a construct around one.</param>
    /// <param name="findings">What is meant.</param>
    public static void Accept(IConstruct construct, params Finding[] findings)
    {
        var resource = construct as CfnResource ?? (CfnResource)construct.Node.DefaultChild!;
        resource.AddMetadata(Metadata, new Dictionary<string, object> { ["rules_to_suppress"] = findings.Select(Entry).ToArray() });
    }

    private static Dictionary<string, object> Entry(Finding finding)
    {
        var entry = new Dictionary<string, object> { ["id"] = $"AwsSolutions-{finding.Rule}", ["reason"] = finding.Reason };
        if (finding.Of is { } regex)
            entry["applies_to"] = new[] { new Dictionary<string, object> { ["regex"] = $"/{regex}/" } };
        return entry;
    }

    /// <summary>A finding that is meant.</summary>
    /// <param name="Rule">The rule's number, such as <c>IAM5</c>.</param>
    /// <param name="Reason">Why it is meant.</param>
    /// <param name="Of">A regular expression for the rule's findings that are meant; null for all.</param>
    internal sealed record Finding(string Rule, string Reason, string? Of = null);
}
