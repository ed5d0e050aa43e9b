using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using EcsImageAuditor.Tests.Shared.AwsSdk;
using Microsoft.AspNetCore.WebUtilities;

namespace Integration.Tests.AwsSdk;

public sealed class SnsTests
{
    private const string Topic = "arn:aws:sns:us-west-2:111122223333:t";

    private const string Published = """
        <PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">
          <PublishResult><MessageId>m-1</MessageId><SequenceNumber>7</SequenceNumber><Novelty>x</Novelty></PublishResult>
          <ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata>
        </PublishResponse>
        """;

    [Fact]
    public async Task A_message_with_attributes_is_a_form()
    {
        await using var service = await FakeService.StartAsync(Answer.Xml(Published));
        using var sns = Clients.Sns(service);

        var answer = await sns.PublishAsync(new PublishRequest
        {
            TopicArn = Topic,
            Subject = "Unsigned image",
            Message = """{"default":"ä & b"}""",
            MessageStructure = "json",
            MessageAttributes = new()
            {
                ["severity"] = new() { DataType = "String", StringValue = "HIGH" },
                ["verdict"] = new() { DataType = "String", StringValue = "unsigned" },
            },
        });

        Assert.Equal("m-1", answer.MessageId);
        Assert.Equal("r-1", answer.ResponseMetadata.RequestId);
        AssertForm(service, new()
        {
            ["Action"] = "Publish",
            ["Version"] = "2010-03-31",
            ["TopicArn"] = Topic,
            ["Subject"] = "Unsigned image",
            ["Message"] = """{"default":"ä & b"}""",
            ["MessageStructure"] = "json",
            ["MessageAttributes.entry.1.Name"] = "severity",
            ["MessageAttributes.entry.1.Value.DataType"] = "String",
            ["MessageAttributes.entry.1.Value.StringValue"] = "HIGH",
            ["MessageAttributes.entry.2.Name"] = "verdict",
            ["MessageAttributes.entry.2.Value.DataType"] = "String",
            ["MessageAttributes.entry.2.Value.StringValue"] = "unsigned",
        });
    }

    [Fact]
    public async Task The_attributes_of_a_topic_are_a_map()
    {
        await using var service = await FakeService.StartAsync(Answer.Xml("""
            <GetTopicAttributesResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">
              <GetTopicAttributesResult><Attributes>
                <entry><key>Owner</key><value>111122223333</value></entry>
                <entry><key>SubscriptionsConfirmed</key><value>2</value></entry>
                <entry><key>DisplayName</key><value/></entry>
              </Attributes></GetTopicAttributesResult>
              <ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata>
            </GetTopicAttributesResponse>
            """));
        using var sns = Clients.Sns(service);

        var answer = await sns.GetTopicAttributesAsync(Topic);

        Assert.Equal("r-1", answer.ResponseMetadata.RequestId);
        Assert.Equal(
            [("DisplayName", ""), ("Owner", "111122223333"), ("SubscriptionsConfirmed", "2")],
            answer.Attributes.OrderBy(entry => entry.Key).Select(entry => (entry.Key, entry.Value)));
        AssertForm(service, new() { ["Action"] = "GetTopicAttributes", ["Version"] = "2010-03-31", ["TopicArn"] = Topic });
    }

    public static TheoryData<string, Type> Modelled => new()
    {
        { "NotFound", typeof(NotFoundException) },
        { "Novel", typeof(AmazonSimpleNotificationServiceException) },
    };

    [Theory]
    [MemberData(nameof(Modelled))]
    public async Task A_modelled_error_is_an_exception_of_its_own(string code, Type expected)
    {
        await using var service = await FakeService.StartAsync(Answer.Xml($"""
            <ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">
              <Error><Type>Sender</Type><Code>{code}</Code><Message>Not so.</Message></Error><RequestId>r-1</RequestId>
            </ErrorResponse>
            """, 403));
        using var sns = Clients.Sns(service);

        var exception = (AmazonSimpleNotificationServiceException)await Assert.ThrowsAsync(
            expected, () => sns.PublishAsync(new PublishRequest { TopicArn = Topic, Message = "text" }));

        Assert.Equal(code, exception.ErrorCode);
        Assert.Equal("Not so.", exception.Message);
        Assert.Equal("r-1", exception.RequestId);
        Assert.Equal(403, (int)exception.StatusCode);
    }

    private static void AssertForm(FakeService service, Dictionary<string, string> expected)
    {
        var request = service.Request;
        Assert.Equal("POST", request.Method);
        Assert.Equal("/", request.Target);
        Assert.StartsWith("application/x-www-form-urlencoded", request.Headers["content-type"], StringComparison.Ordinal);
        Assert.Matches("^AKIDEXAMPLE/[0-9]{8}/us-west-2/sns/aws4_request$", request.SigningScope);
        var form = QueryHelpers.ParseQuery(request.Body).ToDictionary(entry => entry.Key, entry => entry.Value.ToString());
        Assert.Equal(expected.OrderBy(entry => entry.Key), form.OrderBy(entry => entry.Key));
    }
}
