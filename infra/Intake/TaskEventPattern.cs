using Amazon.CDK.AWS.Events;

namespace EcsImageAuditor.Infra.Intake;

/// <summary>
/// The events to audit. A digest is there at the latest once the task is RUNNING; STOPPED catches the task that was too short to be
/// seen running. A task's other states add nothing.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_task_events.html</remarks>
internal static class TaskEventPattern
{
    public const string Source = "aws.ecs";
    public const string DetailType = "ECS Task State Change";

    public static EventPattern Create() => new()
    {
        Source = [Source],
        DetailType = [DetailType],
        Detail = new Dictionary<string, object> { ["lastStatus"] = new[] { "RUNNING", "STOPPED" } },
    };
}
