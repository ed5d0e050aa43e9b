using Amazon.CDK;
using Constructs;
using EcsImageAuditor.Cdk;

namespace EcsImageAuditor.Infra;

/// <summary>For an account whose tasks another account audits.</summary>
internal sealed class MemberStack : Stack
{
    /// <param name="scope">The app.</param>
    /// <param name="id">The stack's name.</param>
    /// <param name="centralBusArn">The event bus of the account that audits.</param>
    /// <param name="props">Where the stack goes.</param>
    public MemberStack(Construct scope, string id, string centralBusArn, IStackProps props)
        : base(scope, id, props) =>
        _ = new ImageAuditorMember(this, Default.Id, centralBusArn);
}
