using Amazon.CDK;
using Amazon.CDK.AWS.ECS;
using Amazon.JSII.Runtime.Deputy;
using Constructs;
using EcsImageAuditor.Cdk.Services;
using EcsImageAuditor.Registries;

namespace EcsImageAuditor.Cdk;

/// <summary>
/// Has every ECS service of an app ask the gate before each deployment, and ends synthesis where a task definition names an image of a
/// registry that is not allowed:
/// <code>Aspects.Of(app).Add(new RequireSignedImages(auditor));</code>
/// A service whose lifecycle hooks would not call the gate gets a warning that says why.
/// </summary>
public sealed class RequireSignedImages : DeputyBase, IAspect
{
    private const string WarningOfServices = "ecs-image-auditor:service-not-gated";
    private const string WarningOfImages = "ecs-image-auditor:registry-unknown";

    private readonly ImageGate _gate;
    private readonly IReadOnlyList<string> _registries;

    /// <summary>With the auditor's own gate and registries.</summary>
    /// <param name="auditor">An auditor with a gate.</param>
    /// <exception cref="ArgumentException">The auditor has no gate.</exception>
    public RequireSignedImages(ImageAuditor auditor)
    {
        ArgumentNullException.ThrowIfNull(auditor);
        _gate = auditor.Gate ?? throw new ArgumentException(
            $"The auditor {auditor.Node.Path} has no gate: set {nameof(ImageAuditorProps)}.{nameof(ImageAuditorProps.Gate)}.", nameof(auditor));
        _registries = auditor.Registries;
    }

    /// <summary>With a gate that another app deployed.</summary>
    /// <param name="gate">The gate.</param>
    /// <param name="registries">
    /// Where images may come from besides the ECR registries of each stack's own account, as <see cref="ImageAuditorProps.Registries"/>.
    /// </param>
    /// <exception cref="ArgumentException">An entry names no registry.</exception>
    public RequireSignedImages(ImageGate gate, IReadOnlyList<string> registries)
    {
        ArgumentNullException.ThrowIfNull(gate);
        ArgumentNullException.ThrowIfNull(registries);
        foreach (var registry in registries)
        {
            if (!RegistryPattern.TryParse(registry, out _, out var mistake))
                throw new ArgumentException(mistake, nameof(registries));
        }

        (_gate, _registries) = (gate, registries);
    }

    /// <summary>
    /// The deployment strategy that services get which ECS deploys and which name none. By default they keep ECS's own, ROLLING, and get the
    /// warning. With <see cref="GuardedStrategy.AlreadySet"/> they are taken to have one by an override, which CDK does not show.
    /// </summary>
    public GuardedStrategy? Strategy { get; init; }

    /// <inheritdoc/>
    public void Visit(IConstruct node)
    {
        if (node is CfnService service)
            Guard(service);
        else if (node is CfnTaskDefinition task)
            Check(task);
    }

    private void Guard(CfnService service)
    {
        var hooked = new HookedService(service);
        if (hooked.IsHooked)
            return;

        var isGiven = Strategy is not null && hooked.NamesNoStrategy;
        if (isGiven && Strategy!.Name is { } name)
            hooked.Use(name, Strategy.BakeMinutes);
        if (!isGiven && hooked.WhyNoHooks is { } reason)
            Annotations.Of(service).AddWarningV2(
                WarningOfServices,
                $"{service.Node.Path} does not ask the image gate before its deployments: {reason}. Give it the strategy "
                + "blue/green, linear or canary (RequireSignedImages.Strategy, or ImageGate.Guard). Its tasks are audited once they run.");
        else
            hooked.Attach(_gate.FunctionArn, _gate.RoleArn);
    }

    private void Check(CfnTaskDefinition task)
    {
        const string SomeAccount = "000000000000";
        var account = Stack.Of(task).Account;
        var isKnown = !Token.IsUnresolved(account);
        account = isKnown ? account : SomeAccount;
        var allowed = new ImageRegistries(account, isKnown, _registries);
        foreach (var (container, image) in new TaskImages(account).Of(task))
        {
            var subject = $"{task.Node.Path}: the container \"{container}\" runs the image \"{image}\"";
            const string Remedy = "push the image to a repository of this account and sign it, or list its registry in "
                + $"{nameof(ImageAuditorProps)}.{nameof(ImageAuditorProps.Registries)}";
            switch (allowed.Ask(image))
            {
                case RegistryAnswer.Refused refused:
                    Annotations.Of(task).AddError($"{subject}. {refused.Reason}: {Remedy}.");
                    break;
                case RegistryAnswer.Unknown unknown:
                    Annotations.Of(task).AddWarningV2(
                        $"{WarningOfImages}:{container}",
                        $"{subject}, and {unknown.Reason}. The auditor refuses the image if it is of a registry that is not allowed.");
                    break;
            }
        }
    }
}
