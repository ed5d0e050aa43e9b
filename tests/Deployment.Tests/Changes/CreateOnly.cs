using Deployment.Tests.Synthesis;

namespace Deployment.Tests.Changes;

/// <summary>What CloudFormation replaces a resource for ("Update requires: Replacement"), of the types that hold something.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/introduction.html</remarks>
internal static class CreateOnly
{
    private static readonly Dictionary<string, string[]> Properties = new(StringComparer.Ordinal)
    {
        ["AWS::DynamoDB::Table"] = ["TableName", "KeySchema", "LocalSecondaryIndexes", "ImportSourceSpecification"],
        ["AWS::ECR::Repository"] = ["RepositoryName", "EncryptionConfiguration"],
        ["AWS::Events::EventBus"] = ["Name"],
        ["AWS::KMS::Key"] = [],
        ["AWS::Lambda::Function"] = ["FunctionName", "PackageType"],
        ["AWS::IAM::Role"] = ["RoleName", "Path"],
        ["AWS::Logs::LogGroup"] = ["LogGroupName"],
        ["AWS::SNS::Topic"] = ["TopicName", "FifoTopic"],
        ["AWS::SQS::Queue"] = ["QueueName", "FifoQueue"],
        ["AWS::Signer::SigningProfile"] = ["PlatformId", "ProfileName", "SignatureValidityPeriod"],
    };

    /// <summary>Properties that hold the name by which the resource is unique in the account and region.</summary>
    private static readonly string[] Names =
    [
        "AlarmName", "BucketName", "ConfigurationName", "DashboardName", "FunctionName", "LogGroupName", "Name", "ParameterName",
        "ProfileName", "QueueName", "RepositoryName", "RoleName", "RuleName", "TableName", "TopicName",
    ];

    public static IReadOnlySet<string> StatefulTypes { get; } = Properties.Keys.ToHashSet();

    /// <summary>The properties of a type of which a change replaces the resource; none of a type that holds nothing.</summary>
    public static IReadOnlyList<string> Of(string type) => Properties.GetValueOrDefault(type) ?? [];

    /// <summary>The resource's type and its name, where the template fixes one.</summary>
    public static string? Name(Resource resource) =>
        Names.Select(name => resource[name]).FirstOrDefault(name => name is not null) is { } fixedName
            ? $"{resource.Type} {fixedName.ToJsonString()}"
            : null;
}
