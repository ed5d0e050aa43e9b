using Amazon.CDK.AWS.Ecr.Assets;
using Amazon.CDK.AWS.Lambda;
using Constructs;
using EcsImageAuditor.Cdk.Configuration;

namespace EcsImageAuditor.Cdk.Functions;

/// <summary>The one Lambda image of all functions, built from the repository's root.</summary>
internal sealed class AuditorImage(string root, FunctionSettings settings)
{
    public Architecture Architecture => settings.IsArm ? Architecture.ARM_64 : Architecture.X86_64;

    private Platform_ Platform => settings.IsArm ? Platform_.LINUX_ARM64 : Platform_.LINUX_AMD64;

    /// <summary>Where the image is pushed to, by the tag that stands for its content.</summary>
    /// <param name="scope">Where it is needed. The asset is the same as the functions'.</param>
    public string UriIn(Construct scope) => new DockerImageAsset(scope, "Image", new DockerImageAssetProps
    {
        Directory = root,
        File = LambdaDockerfile.Name,
        Platform = Platform,
        BuildArgs = settings.ImageBuildArgs.ToDictionary(),
    }).ImageUri;

    /// <param name="handler">Which of its handlers the image runs: its CMD, which Lambda hands over as the handler name.</param>
    public DockerImageCode For(string handler) => DockerImageCode.FromImageAsset(root, new AssetImageCodeProps
    {
        File = LambdaDockerfile.Name,
        Platform = Platform,
        BuildArgs = settings.ImageBuildArgs.ToDictionary(),
        Cmd = [handler],
    });
}
