using Amazon.SQS;
using Amazon.SQS.Model;
using EcsImageAuditor.Tests.Shared.AwsSdk;

namespace Integration.Tests.AwsSdk;

public sealed class SqsTests
{
    [Fact]
    public async Task A_message_is_hidden_by_AWS_JSON_1_0()
    {
        await using var service = await FakeService.StartAsync(Answer.Ok("{}"));
        using var sqs = Clients.Sqs(service);

        await sqs.ChangeMessageVisibilityAsync(new ChangeMessageVisibilityRequest("https://queue", "handle", 120));

        Assert.Equal("AmazonSQS.ChangeMessageVisibility", service.Request.Headers["x-amz-target"]);
        Assert.Equal("application/x-amz-json-1.0", service.Request.Headers["content-type"]);
        Assert.Matches("/us-west-2/sqs/aws4_request$", service.Request.SigningScope);
        Assert.Equal("""{"QueueUrl":"https://queue","ReceiptHandle":"handle","VisibilityTimeout":120}""", service.Request.Body);
    }

    [Fact]
    public async Task A_message_is_sent_for_later()
    {
        await using var service = await FakeService.StartAsync(
            Answer.Ok("""{"MessageId":"m","MD5OfMessageBody":"841a2d689ad86bd1611447453c22c6fc"}""")
        );
        using var sqs = Clients.Sqs(service);

        var sent = await sqs.SendMessageAsync(new SendMessageRequest("https://queue", "body") { DelaySeconds = 900 });

        Assert.Equal("AmazonSQS.SendMessage", service.Request.Headers["x-amz-target"]);
        Assert.Equal("""{"QueueUrl":"https://queue","MessageBody":"body","DelaySeconds":900}""", service.Request.Body);
        Assert.Equal(("m", "841a2d689ad86bd1611447453c22c6fc"), (sent.MessageId, sent.MD5OfMessageBody));
    }

    [Theory]
    [InlineData("MessageNotInflight", typeof(MessageNotInflightException))]
    [InlineData("com.amazonaws.sqs#MessageNotInflight", typeof(MessageNotInflightException))]
    [InlineData("com.amazonaws.sqs#QueueDoesNotExist", typeof(QueueDoesNotExistException))]
    [InlineData("ReceiptHandleIsInvalid", typeof(ReceiptHandleIsInvalidException))]
    [InlineData("RequestThrottled", typeof(RequestThrottledException))]
    [InlineData("UnsupportedOperation", typeof(UnsupportedOperationException))]
    [InlineData("InvalidAddress", typeof(InvalidAddressException))]
    [InlineData("InvalidSecurity", typeof(InvalidSecurityException))]
    [InlineData("AccessDeniedException", typeof(AmazonSQSException))]
    public async Task A_refusal_has_its_class(string type, Type expected)
    {
        await using var service = await FakeService.StartAsync(new Answer(400, $$"""{"__type":"{{type}}","message":"Not so."}""")
        {
            // What the service called the same error in its former protocol.
            Headers = new Dictionary<string, string> { ["x-amzn-query-error"] = "AWS.SimpleQueueService.Former;Sender" },
        });
        using var sqs = Clients.Sqs(service);

        var exception = await Assert.ThrowsAsync(expected, () => sqs.ChangeMessageVisibilityAsync(new("https://queue", "handle", 1)));

        Assert.Equal("Not so.", exception.Message);
    }
}
