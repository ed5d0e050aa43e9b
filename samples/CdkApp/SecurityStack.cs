using Amazon.CDK;
using Amazon.CDK.AWS.ECR;
using Constructs;
using EcsImageAuditor.Cdk;

namespace CdkApp;

/// <summary>The auditor, once for the account and region.</summary>
internal sealed class SecurityStack : Stack
{
    public SecurityStack(Construct scope, string id)
        : base(scope, id)
    {
        // The platform team pushed the auditor's image here. AuditorImage.FromCheckout builds it instead.
        var images = Repository.FromRepositoryName(this, "Images", "platform/ecs-image-auditor");

        Auditor = new ImageAuditor(this, "Auditor", new ImageAuditorProps
        {
            Image = AuditorImage.FromRepository(images, "0.1.0"),
            Repositories = ["shop/web"],
            ManagedSigning = ["shop/*"],
            Registries = ["public.ecr.aws/aws-observability"],
            AlertEmails = ["security@example.com"],
            Gate = true,
        });
    }

    public ImageAuditor Auditor { get; }
}
