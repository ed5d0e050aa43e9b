using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.KMS;
using Constructs;

namespace EcsImageAuditor.Cdk.Platform;

/// <summary>
/// The customer's own key for logs, queues, table and topic. Its policy is the customer's: docs/deploy.md has the statements that it needs.
/// </summary>
internal static class CustomerKey
{
    private static readonly string[] Use = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"];

    /// <summary>Table, queues and topic are used with a role's own permissions, the key's included.</summary>
    /// <param name="role">Who uses them.</param>
    /// <param name="key">Null where there is no key of the customer.</param>
    public static void GrantUse(IRole role, IKey? key)
    {
        if (key is not null)
            role.AddToPrincipalPolicy(
                new PolicyStatement(new PolicyStatementProps { Sid = "UseKey", Actions = Use, Resources = [key.KeyArn] }));
    }

    /// <summary>The key as a construct, or null for none.</summary>
    public static IKey? Import(Construct scope, string? arn) => arn is null ? null : Key.FromKeyArn(scope, "CustomerKey", arn);
}
