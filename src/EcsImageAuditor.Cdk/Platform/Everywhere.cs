using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Constructs;
using EcsImageAuditor.Cdk.Configuration;

namespace EcsImageAuditor.Cdk.Platform;

/// <summary>What holds for every resource below a construct.</summary>
internal static class Everywhere
{
    /// <param name="scope">The construct.</param>
    /// <param name="settings">Tags, and what bounds the roles.</param>
    public static void Apply(Construct scope, PlatformSettings settings)
    {
        foreach (var (key, value) in settings.Tags)
            Tags.Of(scope).Add(key, value);
        if (settings.PermissionsBoundary is { } boundary)
            Amazon.CDK.AWS.IAM.PermissionsBoundary.Of(scope).Apply(ManagedPolicy.FromManagedPolicyArn(scope, "PermissionsBoundary", boundary));
    }
}
