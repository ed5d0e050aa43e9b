using Amazon.CDK;
using Amazon.CDK.AWS.DynamoDB;
using Amazon.CDK.AWS.IAM;
using Constructs;
using Attribute = Amazon.CDK.AWS.DynamoDB.Attribute;

namespace EcsImageAuditor.Infra.Functions;

/// <summary>What the functions remember between runs: verdicts and alert windows, both of which can be made again.</summary>
internal sealed class VerdictTable : Construct
{
    public VerdictTable(Construct scope, string id)
        : base(scope, id) =>
        Table = new Table(this, "Table", new TableProps
        {
            PartitionKey = new Attribute { Name = "pk", Type = AttributeType.STRING },
            TimeToLiveAttribute = "ttl",
            BillingMode = BillingMode.PAY_PER_REQUEST,
            RemovalPolicy = RemovalPolicy.DESTROY,
        });

    public Table Table { get; }

    /// <summary>The grants of <see cref="Table"/> include scans and deletions, which nobody needs.</summary>
    public void GrantReadUpdate(IRole role) => role.AddToPrincipalPolicy(new PolicyStatement(new PolicyStatementProps
    {
        Sid = "RememberVerdicts",
        Actions = ["dynamodb:GetItem", "dynamodb:UpdateItem"],
        Resources = [Table.TableArn],
    }));

    /// <summary>The sweep puts what it remembers as whole items.</summary>
    public void GrantPut(IRole role) => role.AddToPrincipalPolicy(new PolicyStatement(new PolicyStatementProps
    {
        Sid = "RememberSweeps",
        Actions = ["dynamodb:PutItem"],
        Resources = [Table.TableArn],
    }));
}
