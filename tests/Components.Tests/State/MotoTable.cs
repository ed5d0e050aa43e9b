using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using EcsImageAuditor.Configuration;
using EcsImageAuditor.State.DynamoDb;
using ImageSignatures.Aws;

namespace Components.Tests.State;

/// <summary>Tables like the one that the stack deploys, in moto.</summary>
internal static class MotoTable
{
    /// <returns>The name of a new, empty table.</returns>
    public static async Task<string> CreateAsync(Uri endpoint)
    {
        var name = $"auditor-{Guid.NewGuid():N}";
        using var moto = new MotoClient(endpoint);
        await moto.JsonAsync(
            "dynamodb",
            "DynamoDB_20120810.CreateTable",
            new JsonObject
            {
                ["TableName"] = name,
                ["KeySchema"] = new JsonArray(new JsonObject { ["AttributeName"] = "pk", ["KeyType"] = "HASH" }),
                ["AttributeDefinitions"] = new JsonArray(new JsonObject { ["AttributeName"] = "pk", ["AttributeType"] = "S" }),
                ["BillingMode"] = "PAY_PER_REQUEST",
            },
            "1.0");
        return name;
    }

    /// <summary>A client that waits: moto answers one call at a time, and what many at once do is not to depend on its speed.</summary>
    public static async Task<StateTable> OpenAsync(Uri endpoint)
    {
        var patient = new AmazonDynamoDBConfig
        {
            ServiceURL = endpoint.ToString(),
            AuthenticationRegion = "us-east-1",
            Timeout = TimeSpan.FromMinutes(1),
            // The SDK's own ten attempts at a table that is gone take two minutes.
            MaxErrorRetry = 3,
        };
        return new StateTable(new AmazonDynamoDBClient(patient), await CreateAsync(endpoint));
    }

    /// <summary>The product's own client.</summary>
    public static IAmazonDynamoDB Client(Uri endpoint) =>
        new AwsClients(name => name == "AWS_ENDPOINT_URL" ? endpoint.ToString() : null).DynamoDb("us-east-1");
}
