using System.Text.Json.Nodes;
using Amazon;

namespace EcsImageAuditor.Gating;

/// <summary>A call of ECS that asks whether a deployment may go on.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-lifecycle-hooks.html</remarks>
public sealed record GateRequest
{
    /// <summary>ARN of the revision that is deployed: <c>arn:aws:ecs:REGION:ACCOUNT:service-revision/CLUSTER/SERVICE/ID</c>.</summary>
    public required string ServiceRevisionArn { get; init; }

    /// <summary>Such as <c>PRE_SCALE_UP</c>; empty where ECS names none.</summary>
    public required string Stage { get; init; }

    /// <summary>What the hook was configured with, or what the gate answered before.</summary>
    public JsonNode? HookDetails { get; init; }

    public string Region => Arn.Parse(ServiceRevisionArn).Region;

    public string ServiceName => Segments[2];

    public string ClusterArn
    {
        get
        {
            var arn = Arn.Parse(ServiceRevisionArn);
            return $"arn:{arn.Partition}:ecs:{arn.Region}:{arn.AccountId}:cluster/{Segments[1]}";
        }
    }

    private string[] Segments => Arn.Parse(ServiceRevisionArn).Resource.Split('/');
}
