using Amazon.CDK.AWS.Events;

namespace EcsImageAuditor.Cdk.Intake;

/// <summary>
/// The events to audit. A digest is there at the latest once the task is RUNNING; STOPPED catches the task that was too short to be
/// seen running. Of a task that is still on its way, only the states in which a container runs or has run: a container that others
/// depend on may run for hours before its task does.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_task_events.html</remarks>
internal static class TaskEventPattern
{
    public const string Source = "aws.ecs";
    public const string DetailType = "ECS Task State Change";

    private static readonly string[] Begun = ["RUNNING", "STOPPED"];

    public static EventPattern Create() => new()
    {
        Source = [Source],
        DetailType = [DetailType],
        Detail = new Dictionary<string, object>
        {
            ["$or"] = new object[]
            {
                new Dictionary<string, object> { ["lastStatus"] = Begun },
                new Dictionary<string, object>
                {
                    ["lastStatus"] = new[] { "PENDING", "ACTIVATING" },
                    ["containers"] = new Dictionary<string, object> { ["lastStatus"] = Begun },
                },
            },
        },
    };
}
