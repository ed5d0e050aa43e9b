using Amazon.CDK;
using Amazon.CDK.AWS.ECR;
using Amazon.CDK.AWS.ECS;
using Deployment.Tests.Synthesis;
using EcsImageAuditor.Cdk;

namespace Deployment.Tests.Constructs;

/// <summary>Which images an app may run.</summary>
public sealed class RequireSignedImagesTests
{
    private static readonly ImageGate Gate = ImageGate.FromArns(
        "arn:aws:lambda:eu-west-1:111122223333:function:gate", "arn:aws:iam::111122223333:role/gate");

    [Theory]
    [InlineData("111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop/web:1.0")]
    [InlineData("111122223333.dkr.ecr.us-east-1.amazonaws.com/shop/web@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("public.ecr.aws/aws-observability/collector:1")]
    public void An_image_of_an_allowed_registry_is_let_through(string image)
    {
        var app = Synthesize(_ => ContainerImage.FromRegistry(image));

        Assert.Empty(app.Errors);
        Assert.DoesNotContain(app.Warnings, warning => warning.Contains("runs the image", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("nginx:latest", "docker.io/library/nginx is not of an allowed registry")]
    [InlineData("ghcr.io/shop/web:1.0", "ghcr.io/shop/web is not of an allowed registry")]
    [InlineData("444455556666.dkr.ecr.eu-west-1.amazonaws.com/shop/web:1.0", "/shop/web is not of an allowed registry")]
    [InlineData("public.ecr.aws/docker/library/nginx:1", "public.ecr.aws/docker/library/nginx is not of an allowed registry")]
    public void An_image_of_another_registry_ends_synthesis_with_the_construct_the_image_and_the_remedy(string image, string reason)
    {
        var error = Assert.Single(Synthesize(_ => ContainerImage.FromRegistry(image)).Errors);

        Assert.Contains($"Shop/Task/Resource: the container \"web\" runs the image \"{image}\"", error, StringComparison.Ordinal);
        Assert.Contains(reason, error, StringComparison.Ordinal);
        Assert.Contains(
            "push the image to a repository of this account and sign it, or list its registry in ImageAuditorProps.Registries",
            error,
            StringComparison.Ordinal);
    }

    [Fact]
    public void An_image_of_a_repository_of_the_app_is_let_through() =>
        Assert.Empty(Synthesize(stack => ContainerImage.FromEcrRepository(new Repository(stack, "Images"), "1.0")).Errors);

    [Fact]
    public void An_image_that_the_app_builds_is_let_through()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.FullName, "Dockerfile"), "FROM scratch");

        Assert.Empty(Synthesize(_ => ContainerImage.FromAsset(folder.FullName)).Errors);
    }

    [Fact]
    public void An_image_of_a_parameter_is_only_warned_about()
    {
        var app = Synthesize(stack => ContainerImage.FromRegistry(new CfnParameter(stack, "Image").ValueAsString));

        Assert.Empty(app.Errors);
        Assert.Contains(app.Warnings, warning => warning.Contains("known only when the stack is deployed", StringComparison.Ordinal));
    }

    [Fact]
    public void Where_the_stack_s_account_is_not_known_an_account_s_registry_is_only_warned_about()
    {
        var app = SynthesizedApp.Build(root =>
        {
            var stack = new Stack(root, "Shop");
            var task = new FargateTaskDefinition(stack, "Task");
            Add("own", ContainerImage.FromEcrRepository(new Repository(stack, "Images"), "1.0"));
            Add("named", ContainerImage.FromRegistry("111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:1"));
            Add("hub", ContainerImage.FromRegistry("nginx:1"));
            Aspects.Of(root).Add(new RequireSignedImages(Gate, []));

            void Add(string name, ContainerImage image) => task.AddContainer(name, new ContainerDefinitionOptions { Image = image });
        });

        Assert.Contains("nginx", Assert.Single(app.Errors), StringComparison.Ordinal);
        Assert.Contains(
            "whether 111122223333 is the stack's own account is known only when the stack is deployed",
            Assert.Single(app.Warnings, warning => warning.Contains("runs the image", StringComparison.Ordinal)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_entry_that_names_no_registry_is_refused() =>
        Assert.Throws<ArgumentException>(() => SynthesizedApp.InJsii(() => new RequireSignedImages(Gate, ["*.amazonaws.com"])));

    private static SynthesizedStacks Synthesize(Func<Stack, ContainerImage> image) => SynthesizedApp.Build(root =>
    {
        var stack = ImageAuditorTests.Stack(root, "Shop");
        new FargateTaskDefinition(stack, "Task").AddContainer("web", new ContainerDefinitionOptions { Image = image(stack) });
        Aspects.Of(root).Add(new RequireSignedImages(Gate, ["public.ecr.aws/aws-observability"]));
    });
}
