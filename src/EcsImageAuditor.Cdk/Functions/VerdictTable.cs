using Amazon.CDK;
using Amazon.CDK.AWS.DynamoDB;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.KMS;
using Constructs;
using EcsImageAuditor.Cdk.Platform;
using Attribute = Amazon.CDK.AWS.DynamoDB.Attribute;

namespace EcsImageAuditor.Cdk.Functions;

/// <summary>
/// What the functions remember between runs: verdicts and alert windows, both of which can be made again. Nobody but the functions
/// writes items: a verdict that somebody makes up would be believed by the audit of events.
/// </summary>
internal sealed class VerdictTable : Construct
{
    private static readonly string[] Writes =
    [
        "dynamodb:BatchWriteItem", "dynamodb:DeleteItem", "dynamodb:PartiQLDelete", "dynamodb:PartiQLInsert", "dynamodb:PartiQLUpdate",
        "dynamodb:PutItem", "dynamodb:UpdateItem",
    ];

    private readonly List<string> _writers = [];

    /// <summary>A table's own policy names the table by <c>*</c>: its ARN would be a circle.</summary>
    private readonly PolicyStatement _guard = new(new PolicyStatementProps
    {
        Sid = "OnlyTheFunctionsWrite",
        Effect = Effect.DENY,
        Principals = [new AnyPrincipal()],
        Actions = Writes,
        Resources = ["*"],
    });

    /// <param name="scope">The parent.</param>
    /// <param name="id">The name in the construct tree.</param>
    /// <param name="key">The customer's key, or null for the one of DynamoDB.</param>
    public VerdictTable(Construct scope, string id, IKey? key)
        : base(scope, id)
    {
        Table = new Table(this, "Table", new TableProps
        {
            PartitionKey = new Attribute { Name = "pk", Type = AttributeType.STRING },
            TimeToLiveAttribute = "ttl",
            BillingMode = BillingMode.PAY_PER_REQUEST,
            Encryption = key is null ? null : TableEncryption.CUSTOMER_MANAGED,
            EncryptionKey = key,
            RemovalPolicy = RemovalPolicy.DESTROY,
            ResourcePolicy = new PolicyDocument(new PolicyDocumentProps { Statements = [_guard] }),
        });
        Reviewed.Accept(
            Table, new Reviewed.Finding("DDB3", "All that the table holds can be made again: verdicts by verifying, alert windows by time."));
    }

    public Table Table { get; }

    /// <summary>The grants of <see cref="Table"/> include scans and deletions, which nobody needs.</summary>
    public void GrantReadUpdate(IRole role)
    {
        role.AddToPrincipalPolicy(new PolicyStatement(new PolicyStatementProps
        {
            Sid = "RememberVerdicts",
            Actions = ["dynamodb:GetItem", "dynamodb:UpdateItem"],
            Resources = [Table.TableArn],
        }));
        _writers.Add(role.RoleArn);
        _guard.AddCondition("ArnNotEquals", new Dictionary<string, object> { ["aws:PrincipalArn"] = _writers.ToArray() });
    }

    /// <summary>The sweep puts what it remembers as whole items.</summary>
    public void GrantPut(IRole role) => role.AddToPrincipalPolicy(new PolicyStatement(new PolicyStatementProps
    {
        Sid = "RememberSweeps",
        Actions = ["dynamodb:PutItem"],
        Resources = [Table.TableArn],
    }));
}
