using Amazon.DynamoDBv2;
using Amazon.ECS;
using Amazon.EventBridge;
using Amazon.SimpleNotificationService;
using Amazon.SQS;
using ImageSignatures.Aws;

namespace EcsImageAuditor.Configuration;

/// <summary>The clients of the services that only an auditor calls.</summary>
public static class AuditorClients
{
    private static readonly TimeSpan TableTimeout = TimeSpan.FromSeconds(2);

    /// <summary>Gives up early: the audit goes on without the table.</summary>
    public static IAmazonDynamoDB DynamoDb(this AwsClients aws, string region) => aws.Get(
        region,
        "DYNAMODB",
        () => new AmazonDynamoDBConfig(),
        config =>
        {
            config.Timeout = TableTimeout;
            config.MaxErrorRetry = 2;
            return new AmazonDynamoDBClient(config);
        });

    public static IAmazonECS Ecs(this AwsClients aws, string region) =>
        aws.Get(region, "ECS", () => new AmazonECSConfig(), config => new AmazonECSClient(config));

    public static IAmazonEventBridge EventBridge(this AwsClients aws, string region) =>
        aws.Get(region, "EVENTBRIDGE", () => new AmazonEventBridgeConfig(), config => new AmazonEventBridgeClient(config));

    public static IAmazonSimpleNotificationService Sns(this AwsClients aws, string region) => aws.Get(
        region,
        "SNS",
        () => new AmazonSimpleNotificationServiceConfig(),
        config => new AmazonSimpleNotificationServiceClient(config));

    public static IAmazonSQS Sqs(this AwsClients aws, string region) =>
        aws.Get(region, "SQS", () => new AmazonSQSConfig(), config => new AmazonSQSClient(config));
}
