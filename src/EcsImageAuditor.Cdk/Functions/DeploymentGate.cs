using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Constructs;

namespace EcsImageAuditor.Cdk.Functions;

/// <summary>The ECS deployment lifecycle hook that keeps a service from scaling up a revision with a bad image.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-lifecycle-hooks.html</remarks>
internal sealed class DeploymentGate : Construct
{
    public DeploymentGate(Construct scope, string id, AuditorFunctionProps props)
        : base(scope, id)
    {
        Auditor = new AuditorFunction(
            this,
            "Auditor",
            "gate",
            "Verifies the images of an ECS service deployment before it scales up",
            props.Settings.Function.TimeoutSeconds,
            props
        );
        Auditor.Allow(Permissions.ReadServiceRevisions(this));
        Auditor.Allow(Permissions.SendVerdicts(this, props.Settings.Alerts.VerdictEventBus));

        HookRole = new Role(this, "HookRole", new RoleProps
        {
            AssumedBy = EcsOfThisAccount(),
            Description = "Lets ECS ask the deployment gate; name it as the role of the lifecycle hook",
        });
        HookRole.AddToPolicy(new PolicyStatement(new PolicyStatementProps
        {
            Sid = "AskGate",
            Actions = ["lambda:InvokeFunction"],
            Resources = [Auditor.Function.FunctionArn],
        }));
    }

    public AuditorFunction Auditor { get; }

    /// <summary>The role that a service names with the hook.</summary>
    public Role HookRole { get; }

    /// <summary>
    /// ECS on behalf of this account and region. AWS documents the trust policy without conditions and not which keys ECS sends here,
    /// and a condition on a key that is not sent would fail every deployment: what is sent has to match.
    /// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/blue-green-permissions.html
    /// </summary>
    private ServicePrincipal EcsOfThisAccount()
    {
        var stack = Stack.Of(this);
        var anything = stack.FormatArn(new ArnComponents { Service = "ecs", Resource = "*", ArnFormat = ArnFormat.NO_RESOURCE_NAME });
        return new ServicePrincipal(
            "ecs.amazonaws.com",
            new ServicePrincipalOpts
            {
                Conditions = new Dictionary<string, object>
                {
                    ["StringEqualsIfExists"] = new Dictionary<string, object> { ["aws:SourceAccount"] = stack.Account },
                    ["ArnLikeIfExists"] = new Dictionary<string, object> { ["aws:SourceArn"] = anything },
                },
            }
        );
    }
}
