using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.Logs;
using Constructs;
using EcsImageAuditor.Cdk.Platform;

namespace EcsImageAuditor.Cdk.Functions;

/// <summary>One handler of the Lambda image with a role and a log of its own.</summary>
internal sealed class AuditorFunction : Construct
{
    /// <param name="scope">The parent.</param>
    /// <param name="id">The name in the construct tree.</param>
    /// <param name="handler"><c>audit</c>, <c>sweep</c> or <c>gate</c>.</param>
    /// <param name="description">One sentence for the console.</param>
    /// <param name="timeoutSeconds">The function ends itself shortly before.</param>
    /// <param name="props">What all functions share.</param>
    public AuditorFunction(Construct scope, string id, string handler, string description, int timeoutSeconds, AuditorFunctionProps props)
        : base(scope, id)
    {
        var settings = props.Settings.Function;
        Logs = new LogGroup(this, "Logs", new LogGroupProps { RemovalPolicy = RemovalPolicy.RETAIN, EncryptionKey = props.Key });
        ((CfnLogGroup)Logs.Node.DefaultChild!).RetentionInDays = settings.LogRetentionDays;
        Role = new Role(
            this,
            "Role",
            new RoleProps { AssumedBy = new ServicePrincipal("lambda.amazonaws.com"), Description = description }
        );
        Logs.GrantWrite(Role);
        props.Alerts.GrantPublish(Role);
        props.Verdicts.GrantReadUpdate(Role);
        Allow(Permissions.ReadImages());
        Allow([Permissions.AskForRevocations()]);
        CustomerKey.GrantUse(Role, props.Key);
        if (props.Network is not null)
            Allow([FunctionNetwork.ManageInterfaces()]);

        Function = new DockerImageFunction(this, "Function", new DockerImageFunctionProps
        {
            Code = props.Image.For(handler),
            Architecture = props.Image.Architecture,
            Description = description,
            Environment = props.Environment.ToDictionary(),
            LogGroup = Logs,
            LoggingFormat = LoggingFormat.JSON,
            MemorySize = settings.MemoryMb,
            Role = Role,
            Timeout = Duration.Seconds(timeoutSeconds),
            Tracing = props.Settings.Platform.Tracing ? Tracing.ACTIVE : null,
        });
        props.Network?.Hold(Function);
        Reviewed.Accept(Role.Node.FindChild("DefaultPolicy"), Wildcards.Reasons);
    }

    public DockerImageFunction Function { get; }

    public Role Role { get; }

    public LogGroup Logs { get; }

    public void Allow(IEnumerable<PolicyStatement> statements)
    {
        foreach (var statement in statements)
            Role.AddToPolicy(statement);
    }
}
