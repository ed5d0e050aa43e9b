using Amazon.CDK.AWS.ECR;
using Amazon.CDK.AWS.Ecr.Assets;
using Amazon.CDK.AWS.Lambda;
using Constructs;
using EcsImageAuditor.Cdk.Configuration;

namespace EcsImageAuditor.Cdk.Functions;

/// <summary>The one Lambda image of all functions.</summary>
internal sealed class FunctionImage
{
    private readonly FunctionSettings _settings;
    private readonly Func<string, DockerImageCode> _codeOf;
    private readonly Func<Construct, string> _uriIn;

    private FunctionImage(FunctionSettings settings, Func<string, DockerImageCode> codeOf, Func<Construct, string> uriIn) =>
        (_settings, _codeOf, _uriIn) = (settings, codeOf, uriIn);

    public Architecture Architecture => _settings.IsArm ? Architecture.ARM_64 : Architecture.X86_64;

    /// <summary>Built when the stack is deployed.</summary>
    /// <param name="root">The root of the auditor's repository.</param>
    /// <param name="settings">How it is built.</param>
    public static FunctionImage FromCheckout(string root, FunctionSettings settings)
    {
        return new FunctionImage(settings, CodeOf, UriIn);

        Platform_ Platform() => settings.IsArm ? Platform_.LINUX_ARM64 : Platform_.LINUX_AMD64;

        DockerImageCode CodeOf(string handler) => DockerImageCode.FromImageAsset(root, new AssetImageCodeProps
        {
            File = LambdaDockerfile.Name,
            Platform = Platform(),
            BuildArgs = settings.ImageBuildArgs.ToDictionary(),
            Cmd = [handler],
        });

        string UriIn(Construct scope) => new DockerImageAsset(scope, "Image", new DockerImageAssetProps
        {
            Directory = root,
            File = LambdaDockerfile.Name,
            Platform = Platform(),
            BuildArgs = settings.ImageBuildArgs.ToDictionary(),
        }).ImageUri;
    }

    /// <summary>Built before; it has to be for the settings' processors.</summary>
    /// <param name="repository">Where it is.</param>
    /// <param name="tagOrDigest">Which of the repository's images.</param>
    /// <param name="settings">For which processors.</param>
    public static FunctionImage FromRepository(IRepository repository, string tagOrDigest, FunctionSettings settings) => new(
        settings,
        handler => DockerImageCode.FromEcr(repository, new EcrImageCodeProps { TagOrDigest = tagOrDigest, Cmd = [handler] }),
        _ => repository.RepositoryUriForTagOrDigest(tagOrDigest));

    /// <param name="handler">Which of its handlers the image runs: its CMD, which Lambda hands over as the handler name.</param>
    public DockerImageCode For(string handler) => _codeOf(handler);

    /// <summary>Where the image lies; one that is built when the stack is deployed by the tag that stands for its content.</summary>
    /// <param name="scope">Where it is needed. An asset is the same as the functions'.</param>
    public string UriIn(Construct scope) => _uriIn(scope);
}
