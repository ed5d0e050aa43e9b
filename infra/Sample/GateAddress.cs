using Amazon.CDK;
using Amazon.CDK.AWS.SSM;
using Constructs;
using EcsImageAuditor.Cdk;

namespace EcsImageAuditor.Infra.Sample;

/// <summary>
/// Where the sample finds the gate: parameters in the auditor's stack. An export that another stack imports could not be removed, so the
/// gate could not be turned off as long as a sample is deployed.
/// </summary>
internal sealed class GateAddress : Construct
{
    public GateAddress(Stack scope, string id, ImageGate gate)
        : base(scope, id)
    {
        (Function, Role) = ($"/{scope.StackName}/gate/function", $"/{scope.StackName}/gate/hook-role");
        _ = new StringParameter(this, "Function", new StringParameterProps
        {
            ParameterName = Function,
            Description = "The deployment gate, for the sample",
            StringValue = gate.FunctionArn,
        });
        _ = new StringParameter(this, "Role", new StringParameterProps
        {
            ParameterName = Role,
            Description = "The role of the gate's lifecycle hook, for the sample",
            StringValue = gate.RoleArn,
        });

        // A sample that was deployed before imports these, until it is deployed itself.
        _ = scope.ExportValue(gate.FunctionArn);
        _ = scope.ExportValue(gate.RoleArn);
    }

    /// <summary>Name of the parameter that holds the function's ARN.</summary>
    public string Function { get; }

    /// <summary>Name of the parameter that holds the ARN of the hook's role.</summary>
    public string Role { get; }
}
