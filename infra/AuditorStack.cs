using Amazon.CDK;
using Constructs;
using EcsImageAuditor.Cdk;
using EcsImageAuditor.Cdk.Configuration;
using EcsImageAuditor.Infra.Sample;

namespace EcsImageAuditor.Infra;

/// <summary>The auditor with outputs for somebody who has just deployed it.</summary>
internal sealed class AuditorStack : Stack
{
    /// <param name="scope">The app.</param>
    /// <param name="id">The stack's name.</param>
    /// <param name="settings">What the context says.</param>
    /// <param name="root">The repository's root, from which the Lambda image is built.</param>
    /// <param name="props">Where the stack goes.</param>
    public AuditorStack(Construct scope, string id, DeploymentSettings settings, string root, IStackProps props)
        : base(scope, id, props)
    {
        Auditor = new ImageAuditor(this, Default.Id, settings, AuditorImage.FromCheckout(root));
        GateAddress = settings.Sample && Auditor.Gate is { } gate ? new GateAddress(this, "GateAddress", gate) : null;
        _ = new AuditorOutputs(this, Auditor);
    }

    public ImageAuditor Auditor { get; }

    /// <summary>Null where no gate is deployed, or no sample that would ask it.</summary>
    public GateAddress? GateAddress { get; }
}
