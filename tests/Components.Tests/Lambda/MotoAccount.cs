using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Components.Tests.Lambda;

/// <summary>An account in moto with a topic, a queue that is subscribed to it, and a cluster "prod".</summary>
internal sealed class MotoAccount : IDisposable
{
    private const string Ecs = "AmazonEC2ContainerServiceV20141113";
    private const string Cluster = "prod";

    private readonly MotoClient _moto;
    private readonly string _queueUrl;

    private MotoAccount(Uri endpoint)
    {
        _moto = new MotoClient(endpoint);
        _queueUrl = $"{endpoint}{MotoClient.Account}/findings";
        TopicArn = _moto.Arn("sns", "findings");
    }

    public string TopicArn { get; }

    public static async Task<MotoAccount> CreateAsync(Uri endpoint)
    {
        var account = new MotoAccount(endpoint);
        await account._moto.QueryAsync("sns", ("Action", "CreateTopic"), ("Name", "findings"));
        await account._moto.QueryAsync("sqs", ("Action", "CreateQueue"), ("QueueName", "findings"));
        await account._moto.QueryAsync(
            "sns",
            ("Action", "Subscribe"),
            ("Protocol", "sqs"),
            ("TopicArn", account.TopicArn),
            ("Endpoint", account._moto.Arn("sqs", "findings"))
        );
        await account._moto.JsonAsync("ecs", $"{Ecs}.CreateCluster", new JsonObject { ["clusterName"] = Cluster });
        return account;
    }

    /// <summary>Everything in the queue now: moto puts a message there before it answers who published it.</summary>
    public async Task<IReadOnlyList<ReceivedMessage>> DrainAsync()
    {
        var messages = new List<ReceivedMessage>();
        for (var count = -1; count != messages.Count;)
        {
            count = messages.Count;
            messages.AddRange(await ReceiveOnceAsync(0));
        }

        return messages;
    }

    /// <summary>Everything in the queue, at least as many messages as are waited for.</summary>
    public async Task<IReadOnlyList<ReceivedMessage>> ReceiveAsync(int expected)
    {
        var messages = new List<ReceivedMessage>();
        for (var empty = 0; messages.Count < expected && empty < 20;)
        {
            var bodies = await ReceiveOnceAsync(1);
            empty += bodies.Length == 0 ? 1 : 0;
            messages.AddRange(bodies);
        }

        return messages;
    }

    private async Task<ReceivedMessage[]> ReceiveOnceAsync(int waitSeconds)
    {
        var answer = XDocument.Parse(
            await _moto.QueryAsync(
                "sqs",
                ("Action", "ReceiveMessage"),
                ("QueueUrl", _queueUrl),
                ("MaxNumberOfMessages", "10"),
                ("WaitTimeSeconds", $"{waitSeconds}")
            )
        );
        return [.. answer.Descendants().Where(element => element.Name.LocalName == "Body").Select(body => new ReceivedMessage(body.Value))];
    }

    /// <returns>The ARN of a running Fargate task.</returns>
    public async Task<string> RunTaskAsync(string image)
    {
        await _moto.JsonAsync(
            "ecs",
            $"{Ecs}.RegisterTaskDefinition",
            new JsonObject
            {
                ["family"] = "web",
                ["networkMode"] = "awsvpc",
                ["requiresCompatibilities"] = new JsonArray("FARGATE"),
                ["cpu"] = "256",
                ["memory"] = "512",
                ["containerDefinitions"] = new JsonArray(
                    new JsonObject
                    {
                        ["name"] = "web",
                        ["image"] = image,
                        ["cpu"] = 0,
                        ["memory"] = 128,
                        ["essential"] = true,
                    }
                ),
            }
        );
        var answer = await _moto.JsonAsync(
            "ecs",
            $"{Ecs}.RunTask",
            new JsonObject
            {
                ["cluster"] = Cluster,
                ["taskDefinition"] = "web",
                ["launchType"] = "FARGATE",
                ["count"] = 1,
                ["networkConfiguration"] = new JsonObject
                {
                    ["awsvpcConfiguration"] = new JsonObject
                    {
                        ["subnets"] = new JsonArray(await SubnetAsync()),
                        ["securityGroups"] = new JsonArray(),
                    },
                },
            }
        );
        return (string)answer["tasks"]![0]!["taskArn"]!;
    }

    public async Task<(string Status, string Reason)> DescribeTaskAsync(string task)
    {
        var answer = await _moto.JsonAsync(
            "ecs",
            $"{Ecs}.DescribeTasks",
            new JsonObject { ["cluster"] = Cluster, ["tasks"] = new JsonArray(task) }
        );
        var described = answer["tasks"]![0]!;
        return ((string)described["lastStatus"]!, (string?)described["stoppedReason"] ?? string.Empty);
    }

    public void Dispose() => _moto.Dispose();

    /// <summary>moto has a default network in each account.</summary>
    private async Task<string> SubnetAsync()
    {
        var answer = XDocument.Parse(await _moto.QueryAsync("ec2", ("Action", "DescribeSubnets"), ("Version", "2016-11-15")));
        return answer.Descendants().First(element => element.Name.LocalName == "subnetId").Value;
    }
}
