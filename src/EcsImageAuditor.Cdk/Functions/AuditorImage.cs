using Amazon.CDK.AWS.Ecr.Assets;
using Amazon.CDK.AWS.Lambda;
using EcsImageAuditor.Cdk.Configuration;

namespace EcsImageAuditor.Cdk.Functions;

/// <summary>The one Lambda image of all functions, built from the repository's root.</summary>
internal sealed class AuditorImage(string root, FunctionSettings settings)
{
    public Architecture Architecture => settings.IsArm ? Architecture.ARM_64 : Architecture.X86_64;

    /// <param name="handler">Which of its handlers the image runs: its CMD, which Lambda hands over as the handler name.</param>
    public DockerImageCode For(string handler) => DockerImageCode.FromImageAsset(root, new AssetImageCodeProps
    {
        File = LambdaDockerfile.Name,
        Platform = settings.IsArm ? Platform_.LINUX_ARM64 : Platform_.LINUX_AMD64,
        BuildArgs = settings.ImageBuildArgs.ToDictionary(),
        Cmd = [handler],
    });
}
