using System.Globalization;
using System.Xml.Linq;
using Components.Tests.Parts;
using EcsImageAuditor.Emulator.Faults;
using EcsImageAuditor.Emulator.Registry;
using EcsImageAuditor.Emulator.Signer;
using EcsImageAuditor.Tests.Shared.Lambda;

namespace Components.Tests.Lambda;

/// <summary>An event that can only wait, in a queue of moto.</summary>
[Collection(RealParts.Name)]
public sealed class WaitingEventTests(MotoFixture moto)
{
    [NeedsFact(Component.Notation, Component.Moto)]
    public async Task A_throttling_registry_that_is_not_ECR_uses_up_the_deliveries_of_the_queue()
    {
        await moto.ResetAsync();
        using var queue = new MotoClient(moto.Endpoint);
        await queue.QueryAsync("sqs", ("Action", "CreateQueue"), ("QueueName", "events"));
        await using var registry = await RegistryServer.StartAsync();
        await using var signer = await SignerServer.StartAsync();
        await using var lambda = await LambdaUnderTest.StartAsync(
            signer, null, ("AWS_ENDPOINT_URL_SQS", moto.Endpoint.ToString()), ("AUDITOR_REGISTRIES", registry.Host));
        using var images = new SignedImages(registry.Host, signer);
        var (image, digest) = await images.TrustedAsync("web");
        registry.Faults.Add(new Fault(new FaultKind.Status(429)));
        var message = TaskEvents.Running("1", ("web", image, digest));

        message["time"] = Moment(DateTime.UtcNow);
        Assert.Equal(["m0"], await lambda.AuditBatchAsync(TaskEvents.Batch(4, message)));
        Assert.Equal((0, 0), await CountAsync(queue));
    }

    private static string Moment(DateTime moment) => moment.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static async Task<(int Ready, int Delayed)> CountAsync(MotoClient queue)
    {
        var answer = XDocument.Parse(
            await queue.QueryAsync(
                "sqs",
                ("Action", "GetQueueAttributes"),
                ("QueueUrl", $"https://sqs.us-east-1.amazonaws.com/{MotoClient.Account}/events"),
                ("AttributeName.1", "All")
            )
        );
        int Count(string name) =>
            int.Parse(
                answer
                    .Descendants()
                    .Single(element => element.Name.LocalName == "Attribute" && element.Elements().First().Value == name)
                    .Elements()
                    .Last()
                    .Value,
                CultureInfo.InvariantCulture
            );
        return (Count("ApproximateNumberOfMessages"), Count("ApproximateNumberOfMessagesDelayed"));
    }
}
