using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.SQS;
using Constructs;
using EcsImageAuditor.Cdk.Configuration;

namespace EcsImageAuditor.Cdk.Functions;

/// <summary>What the functions may do with images, signatures and tasks, one statement a purpose. docs/deploy.md explains each line.</summary>
internal static class Permissions
{
    /// <summary>Images and their signatures, also of other accounts whose repository policy allows it.</summary>
    public static IEnumerable<PolicyStatement> ReadImages() =>
    [
        Allow("EcrLogin", ["ecr:GetAuthorizationToken"], "*"),
        Allow(
            "ReadImages",
            ["ecr:BatchGetImage", "ecr:DescribeImages", "ecr:DescribeImageSigningStatus", "ecr:GetDownloadUrlForLayer"],
            $"arn:{Amazon.CDK.Aws.PARTITION}:ecr:*:*:repository/*"),
    ];

    /// <summary>Of every profile: a signature of an unknown profile is asked about too, and a refusal would hide why it is not trusted.</summary>
    public static PolicyStatement AskForRevocations() => Allow(
        "AskForRevocations",
        ["signer:GetRevocationStatus"],
        $"arn:{Amazon.CDK.Aws.PARTITION}:signer:*:*:/signing-jobs/*",
        $"arn:{Amazon.CDK.Aws.PARTITION}:signer:*:*:/signing-profiles/*");

    public static PolicyStatement ReadTasks(Construct scope) => Allow("ReadTasks", ["ecs:DescribeTasks"], EcsArn(scope, "task/*"));

    /// <summary>AWS lists neither clusters nor a cluster's tasks by resource; tasks can be bound to clusters of this account.</summary>
    public static IEnumerable<PolicyStatement> ListTasks(Construct scope)
    {
        var tasks = Allow("ListTasks", ["ecs:ListTasks"], "*");
        tasks.AddCondition("ArnLike", new Dictionary<string, object> { ["ecs:cluster"] = EcsArn(scope, "cluster/*") });
        return [Allow("ListClusters", ["ecs:ListClusters"], "*"), tasks];
    }

    /// <summary>A revision that lists no images yet names a task definition, which AWS does not bind to a resource.</summary>
    public static IEnumerable<PolicyStatement> ReadServiceRevisions(Construct scope) =>
    [
        Allow("ReadServiceRevisions", ["ecs:DescribeServiceRevisions"], EcsArn(scope, "service/*"), EcsArn(scope, "service-revision/*")),
        Allow("ReadTaskDefinitions", ["ecs:DescribeTaskDefinition"], "*"),
    ];

    /// <summary>Nothing unless tasks may be stopped, and then only those of the listed clusters.</summary>
    public static IEnumerable<PolicyStatement> StopTasks(Construct scope, StopSettings stops) =>
        stops.NeedsPermission
            ?
            [
                Allow(
                    "StopTasks",
                    ["ecs:StopTask"],
                    [.. stops.Clusters.Select(cluster => EcsArn(scope, $"task/{cluster.Split('/')[^1]}/*"))]
                ),
            ]
            : [];

    /// <summary>Nothing unless verdicts go to an event bus.</summary>
    public static IEnumerable<PolicyStatement> SendVerdicts(Construct scope, string? bus) =>
        bus is null
            ? []
            :
            [
                Allow(
                    "SendVerdicts",
                    ["events:PutEvents"],
                    Stack
                        .Of(scope)
                        .FormatArn(
                            new ArnComponents
                            {
                                Service = "events",
                                Resource = "event-bus",
                                ResourceName = bus,
                            }
                        )
                ),
            ];

    /// <summary>An event that waits for a registry or for ECR goes back into its queue as a new message.</summary>
    public static PolicyStatement PutBackEvents(IQueue queue) => Allow("PutBackEvents", ["sqs:SendMessage"], queue.QueueArn);

    private static string EcsArn(Construct scope, string resource)
    {
        var slash = resource.IndexOf('/', StringComparison.Ordinal);
        return Stack
            .Of(scope)
            .FormatArn(
                new ArnComponents
                {
                    Service = "ecs",
                    Resource = resource[..slash],
                    ResourceName = resource[(slash + 1)..],
                }
            );
    }

    private static PolicyStatement Allow(string sid, string[] actions, params string[] resources) =>
        new(new PolicyStatementProps { Sid = sid, Actions = actions, Resources = resources });
}
