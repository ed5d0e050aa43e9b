using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.Lambda.Destinations;
using Amazon.CDK.AWS.Scheduler;
using Constructs;
using EcsImageAuditor.Cdk.Intake;
using EcsImageAuditor.Cdk.Platform;

namespace EcsImageAuditor.Cdk.Functions;

/// <summary>Audits every running task again and again: a signature can be revoked, and an event can be missed.</summary>
internal sealed class RunningTaskSweep : Construct
{
    private const int LongestLambda = 900;

    public RunningTaskSweep(Construct scope, string id, AuditorFunctionProps props, int hours)
        : base(scope, id)
    {
        Hours = hours;
        Failed = new DeadLetterQueue(this, "Failed", props.Key);
        Auditor = new AuditorFunction(this, "Auditor", "sweep", "Verifies the images of all running ECS tasks again", LongestLambda, props);
        Auditor.Allow([Permissions.ReadTasks(this)]);
        Auditor.Allow(Permissions.ListTasks(this));
        props.Verdicts.GrantPut(Auditor.Role);
        Auditor.Allow(Permissions.StopTasks(this, props.Settings.Stops));
        Auditor.Allow(Permissions.SendVerdicts(this, props.Settings.Alerts.VerdictEventBus));

        // The next sweep does the same work, so a failed one is not worth more than one repetition.
        Auditor.Function.ConfigureAsyncInvoke(new EventInvokeConfigOptions
        {
            RetryAttempts = 1,
            MaxEventAge = Duration.Hours(1),
            OnFailure = new SqsDestination(Failed),
        });
        Schedule(props.Key);
    }

    public AuditorFunction Auditor { get; }

    /// <summary>Sweeps that could not be started or that failed.</summary>
    public DeadLetterQueue Failed { get; }

    /// <summary>Hours from one sweep to the next.</summary>
    public int Hours { get; }

    private void Schedule(IKey? key)
    {
        var role = new Role(
            this,
            "ScheduleRole",
            new RoleProps
            {
                Description = "Starts the sweep of running ECS tasks",
                AssumedBy = new ServicePrincipal(
                    "scheduler.amazonaws.com",
                    new ServicePrincipalOpts
                    {
                        Conditions = new Dictionary<string, object>
                        {
                            ["StringEquals"] = new Dictionary<string, object> { ["aws:SourceAccount"] = Stack.Of(this).Account },
                        },
                    }
                ),
            }
        );
        role.AddToPolicy(
            new PolicyStatement(
                new PolicyStatementProps
                {
                    Sid = "StartSweep",
                    Actions = ["lambda:InvokeFunction"],
                    Resources = [Auditor.Function.FunctionArn],
                }
            )
        );
        role.AddToPolicy(
            new PolicyStatement(
                new PolicyStatementProps
                {
                    Sid = "KeepFailedStart",
                    Actions = ["sqs:SendMessage"],
                    Resources = [Failed.QueueArn],
                }
            )
        );

        CustomerKey.GrantUse(role, key);
        if (key is not null)
            Reviewed.Accept(role.Node.FindChild("DefaultPolicy"), Wildcards.ForKeys);
        _ = new CfnSchedule(
            this,
            "Schedule",
            new CfnScheduleProps
            {
                Description = "Sweeps running ECS tasks",
                ScheduleExpression = Hours == 1 ? "rate(1 hour)" : $"rate({Hours} hours)",
                FlexibleTimeWindow = new CfnSchedule.FlexibleTimeWindowProperty { Mode = "FLEXIBLE", MaximumWindowInMinutes = 10 },
                Target = new CfnSchedule.TargetProperty
                {
                    Arn = Auditor.Function.FunctionArn,
                    RoleArn = role.RoleArn,
                    RetryPolicy = new CfnSchedule.RetryPolicyProperty { MaximumRetryAttempts = 2, MaximumEventAgeInSeconds = 3600 },
                    DeadLetterConfig = new CfnSchedule.DeadLetterConfigProperty { Arn = Failed.QueueArn },
                },
            }
        );
    }
}
