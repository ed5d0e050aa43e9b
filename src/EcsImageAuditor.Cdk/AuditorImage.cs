using Amazon.CDK.AWS.ECR;
using EcsImageAuditor.Cdk.Configuration;
using EcsImageAuditor.Cdk.Functions;

namespace EcsImageAuditor.Cdk;

/// <summary>Where the image of the Lambda functions comes from.</summary>
public sealed class AuditorImage
{
    private readonly Func<FunctionSettings, FunctionImage> _create;

    private AuditorImage(string? checkout, Func<FunctionSettings, FunctionImage> create) => (Checkout, _create) = (checkout, create);

    /// <summary>The folder that the image is built from; null for one that is built already.</summary>
    internal string? Checkout { get; }

    /// <summary>An image that Docker builds when the stack is deployed, of what lies in a checkout of the auditor's repository.</summary>
    /// <param name="directory">The root of the checkout, where <c>lambda.Dockerfile</c> lies.</param>
    /// <exception cref="ArgumentException">There is no <c>lambda.Dockerfile</c> in the folder.</exception>
    public static AuditorImage FromCheckout(string directory)
    {
        var root = Path.GetFullPath(directory);
        return LambdaDockerfile.IsIn(root)
            ? new AuditorImage(root, settings => FunctionImage.FromCheckout(root, settings))
            : throw new ArgumentException(
                $"{Path.Combine(root, LambdaDockerfile.Name)} does not exist: give the root of a checkout of the image auditor.",
                nameof(directory));
    }

    /// <summary>An image that lies in an ECR repository of the stack's account and region, as Lambda asks for.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="tagOrDigest">
    /// The image's tag, or better its digest (<c>sha256:…</c>): a stack that names a tag does not notice when the tag moves.
    /// </param>
    public static AuditorImage FromRepository(IRepository repository, string tagOrDigest)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentException.ThrowIfNullOrWhiteSpace(tagOrDigest);
        return new AuditorImage(null, settings => FunctionImage.FromRepository(repository, tagOrDigest, settings));
    }

    internal FunctionImage Create(FunctionSettings settings) => _create(settings);
}
