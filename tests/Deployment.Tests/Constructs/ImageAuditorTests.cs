using System.Text.Json.Nodes;
using Amazon.CDK;
using Amazon.CDK.AWS.ECR;
using Deployment.Tests.Synthesis;
using EcsImageAuditor.Cdk;
using EcsImageAuditor.Infra;

namespace Deployment.Tests.Constructs;

public sealed class ImageAuditorTests
{
    [Theory]
    [InlineData(Deployments.Default)]
    [InlineData(Deployments.Full)]
    public void The_construct_deploys_what_the_app_deploys_of_the_same_settings(string context)
    {
        var props = context == Deployments.Full ? SynthesizedApp.InJsii(FullProps) : Props();

        var app = SynthesizedApp.Template(context);
        var construct = SynthesizedApp.Build(root => _ = new ImageAuditor(Stack(root, AuditorApp.AuditorStackName), "Default", props))
            .Templates[AuditorApp.AuditorStackName];

        // The parameters by which the sample finds the gate are the app's.
        var expected = app.Resources.Where(resource => resource.Type != "AWS::SSM::Parameter").ToDictionary(resource => resource.Id);
        Assert.Equal(expected.Keys.Order(), construct.Resources.Select(resource => resource.Id).Order());
        AssertEach.Of(construct.Resources, resource => Assert.Equal(expected[resource.Id].Json.ToJsonString(), resource.Json.ToJsonString()));
    }

    [Fact]
    public void A_mistake_is_refused_with_the_name_of_its_property()
    {
        var exception = Refusal(Props() with { Mode = AuditorMode.Stop });

        Assert.StartsWith(
            "ImageAuditorProps.StopClusters: is empty while \"Mode\" is stop; list the clusters whose tasks may be stopped.",
            exception.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void All_mistakes_are_told_at_once()
    {
        var exception = Refusal(Props() with { MemoryMb = 1, AlertEmails = ["nobody"], SweepHours = 30 });

        Assert.Contains("ImageAuditorProps.MemoryMb: \"1\" is not a whole number from 256 to 10240.", exception.Message, StringComparison.Ordinal);
        Assert.Contains("ImageAuditorProps.AlertEmails: \"nobody\" is not an e-mail address.", exception.Message, StringComparison.Ordinal);
        Assert.Contains("ImageAuditorProps.SweepHours: \"30\" is not a whole number from 1 to 24.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_the_stack_goes_is_checked_too()
    {
        var exception = Refusal(Props() with { StopClusters = ["arn:aws:ecs:eu-west-2:111122223333:cluster/prod"], Mode = AuditorMode.Stop });

        Assert.Contains("is not in the account and region of the stack", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_image_that_is_built_already_comes_from_its_repository()
    {
        const string digest = "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
        var template = SynthesizedApp.Build(root =>
        {
            var stack = Stack(root, "Platform");
            var images = Repository.FromRepositoryName(stack, "Images", "platform/auditor");
            _ = new ImageAuditor(stack, "Auditor", new ImageAuditorProps { Image = AuditorImage.FromRepository(images, digest) });
        }).Templates["Platform"];

        AssertEach.Of(
            template.OfType("AWS::Lambda::Function"),
            function => Assert.EndsWith($"/platform/auditor@{digest}", ImageUri(function), StringComparison.Ordinal));
        Assert.Equal(
            ["audit", "sweep"],
            template.OfType("AWS::Lambda::Function").Select(function => function["ImageConfig"]!["Command"]![0]!.ToString()).Order());
    }

    [Fact]
    public void Build_arguments_of_an_image_that_is_built_already_are_refused()
    {
        var exception = Assert.Throws<ArgumentException>(() => SynthesizedApp.Build(root =>
        {
            var stack = Stack(root, "Platform");
            var image = AuditorImage.FromRepository(Repository.FromRepositoryName(stack, "Images", "auditor"), "1");
            var arguments = new Dictionary<string, string> { ["SDK_IMAGE"] = "mirror/sdk" };
            _ = new ImageAuditor(stack, "Auditor", new ImageAuditorProps { Image = image, ImageBuildArgs = arguments });
        }));

        Assert.Contains("ImageAuditorProps.ImageBuildArgs: has no effect on an image that is built already.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_no_checkout_is_refused()
    {
        using var folder = new TemporaryFolder();

        var exception = Assert.Throws<ArgumentException>(() => AuditorImage.FromCheckout(folder.FullName));

        Assert.Contains("lambda.Dockerfile does not exist: give the root of a checkout", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_member_account_is_given_the_bus_by_its_ARN()
    {
        var exception = Assert.Throws<ArgumentException>(() =>
            SynthesizedApp.Build(root => _ = new ImageAuditorMember(Stack(root, "Member"), "Events", "ecs-image-auditor")));

        Assert.Contains("\"ecs-image-auditor\" is not the ARN of an event bus", exception.Message, StringComparison.Ordinal);
    }

    internal static ImageAuditorProps Props() => new() { Image = AuditorImage.FromCheckout(ComponentCatalog.RepositoryRoot) };

    internal static Stack Stack(App app, string name) => new(app, name, new StackProps
    {
        Env = new Amazon.CDK.Environment { Account = SynthesizedApp.Commercial.Account, Region = SynthesizedApp.Commercial.Region },
    });

    /// <summary>As <see cref="Deployments.Full"/>.</summary>
    private static ImageAuditorProps FullProps() => Props() with
    {
        Repositories = ["prod/web", "prod/worker"],
        SigningProfileName = "release",
        SignatureValidityMonths = 12,
        ManagedSigning = ["prod/*"],
        TrustedIdentities = ["arn:aws:signer:us-east-1:444455556666:/signing-profiles/vendor"],
        Verifier = ImageVerifier.Both,
        Registries = ["public.ecr.aws/docker/library"],
        Exemptions =
        [
            new ExemptionRule
            {
                Registry = "public.ecr.aws", Repository = "datadog/agent", Reason = "checked by the vendor", Expires = new DateOnly(2027, 1, 1),
            },
        ],
        Mode = AuditorMode.Stop,
        StopClusters = ["prod", "arn:aws:ecs:eu-west-1:111122223333:cluster/payments"],
        AlertEmails = ["security@example.com", "oncall@example.com"],
        SlackWorkspaceId = "T0123ABCD",
        SlackChannelId = "C0123ABCD",
        StopLimit = 20,
        PagerDutySecretArn = Deployments.PagerDutySecret,
        SlackWebhookSecretArn = Deployments.SlackSecret,
        VerdictTtl = TimeSpan.FromHours(4),
        AlertWindow = TimeSpan.FromMinutes(30),
        Sweep = true,
        SweepHours = 6,
        Gate = true,
        GateInconclusive = GateAnswer.Wait,
        Architecture = Amazon.CDK.AWS.Lambda.Architecture.X86_64,
        OrganizationId = "o-a1b2c3d4e5",
    };

    private static ArgumentException Refusal(ImageAuditorProps props) => Assert.Throws<ArgumentException>(() =>
        SynthesizedApp.Build(root => _ = new ImageAuditor(Stack(root, "Platform"), "Auditor", props)));

    private static string ImageUri(Synthesis.Resource function) =>
        string.Concat(function["Code"]!["ImageUri"]!["Fn::Join"]![1]!.AsArray().Select(part => part is JsonValue ? part.ToString() : "…"));
}
