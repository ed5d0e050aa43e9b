using Amazon.CDK.AWS.ECS;
using EcsImageAuditor.Cdk.Services;

namespace EcsImageAuditor.Cdk;

/// <summary>
/// The deployment gate, which judges the images of a service's new revision before its tasks start. ECS asks it as a lifecycle hook of
/// the service.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-lifecycle-hooks.html</remarks>
public sealed class ImageGate
{
    internal ImageGate(string functionArn, string roleArn) => (FunctionArn, RoleArn) = (functionArn, roleArn);

    /// <summary>ARN of the gate's function, the <c>hookTargetArn</c> of a hook.</summary>
    public string FunctionArn { get; }

    /// <summary>ARN of the role that ECS calls the function with, the <c>roleArn</c> of a hook.</summary>
    public string RoleArn { get; }

    /// <summary>A gate that another app deployed.</summary>
    /// <param name="functionArn">Its output <c>GateFunctionArn</c>.</param>
    /// <param name="roleArn">Its output <c>GateHookRoleArn</c>.</param>
    public static ImageGate FromArns(string functionArn, string roleArn)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(functionArn);
        ArgumentException.ThrowIfNullOrWhiteSpace(roleArn);
        return new ImageGate(functionArn, roleArn);
    }

    /// <summary>
    /// Has each deployment of the service ask the gate. The service keeps the deployment strategy that its properties name; where that is none
    /// whose lifecycle hooks call functions, synthesis ends with an error that says so.
    /// </summary>
    /// <param name="service">The service.</param>
    public void Guard(BaseService service) => Guard(service, null);

    /// <summary>Has each deployment of the service ask the gate, and gives the service a deployment strategy.</summary>
    /// <param name="service">The service.</param>
    /// <param name="strategy">How ECS replaces the tasks of a revision by those of the next; null for what its properties say.</param>
    public void Guard(BaseService service, GuardedStrategy? strategy)
    {
        ArgumentNullException.ThrowIfNull(service);
        if (service.Node.TryFindChild("Service") is not CfnService resource)
            throw new ArgumentException($"{service.Node.Path} has no resource AWS::ECS::Service to attach a hook to.", nameof(service));

        var hooked = new HookedService(resource);
        if (strategy is { Name: { } name })
            hooked.Use(name, strategy.BakeMinutes);
        if (strategy is null && hooked.WhyNoHooks is { } reason)
            hooked.Refuse(reason);
        else
            hooked.Attach(FunctionArn, RoleArn);
    }
}
