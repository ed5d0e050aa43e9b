using EcsImageAuditor.Cdk.Platform;

namespace EcsImageAuditor.Cdk.Functions;

/// <summary>Why the functions' permissions have wildcards. docs/deploy.md explains each permission.</summary>
internal static class Wildcards
{
    private const string Rule = "IAM5";

    public static Reviewed.Finding ForKeys { get; } = new(
        Rule,
        "Each pattern stands for the actions of one purpose, on one key, as AWS documents for its services.",
        @"^Action::kms:(GenerateDataKey|ReEncrypt)\*$");

    public static Reviewed.Finding[] Reasons { get; } =
    [
        new(
            Rule,
            "AWS binds these actions to no resource: the login to ECR, lists of clusters and tasks, task definitions, traces, "
            + "network interfaces.",
            @"^Resource::\*$"),
        ForKeys,
        new(
            Rule,
            "Tasks run images of any region and account; the repository's own policy decides whether its images can be read.",
            "^Resource::arn:.*:ecr:.*$"),
        new(Rule, "A signature may be of any profile, and a refusal would hide why it is not trusted.", "^Resource::arn:.*:signer:.*$"),
        new(Rule, "Tasks, services and revisions of the account and region are not known before they start.", "^Resource::arn:.*:ecs:.*$"),
    ];
}
