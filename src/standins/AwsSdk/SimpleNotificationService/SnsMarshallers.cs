using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal;
using Amazon.Runtime;
using Amazon.SimpleNotificationService.Model;
using System.Globalization;

namespace Amazon.SimpleNotificationService;

/// <summary>
/// A Publish request as a form of the
/// <see href="https://smithy.io/2.0/aws/protocols/aws-query-protocol.html">AWS Query protocol</see>.
/// </summary>
internal sealed class PublishMarshaller : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var publish = (PublishRequest)input;
        var request = new DefaultRequest(publish, "Amazon.SimpleNotificationService");
        var form = request.ParameterCollection;
        form.Add("Action", "Publish");
        form.Add("Version", "2010-03-31");
        Add(form, "Message", publish.Message);
        AddAttributes(form, publish.MessageAttributes);
        Add(form, "MessageStructure", publish.MessageStructure);
        Add(form, "Subject", publish.Subject);
        Add(form, "TopicArn", publish.TopicArn);
        return request;
    }

    private static void AddAttributes(ParameterCollection form, Dictionary<string, MessageAttributeValue> attributes)
    {
        var number = 0;
        foreach (var (name, value) in attributes ?? [])
        {
            number++;
            var entry = string.Create(CultureInfo.InvariantCulture, $"MessageAttributes.entry.{number}");
            form.Add($"{entry}.Name", name);
            Add(form, $"{entry}.Value.DataType", value.DataType);
            Add(form, $"{entry}.Value.StringValue", value.StringValue);
        }
    }

    private static void Add(ParameterCollection form, string name, string value)
    {
        if (value is not null)
            form.Add(name, value);
    }
}

/// <summary>
/// A GetTopicAttributes request as a form of the
/// <see href="https://smithy.io/2.0/aws/protocols/aws-query-protocol.html">AWS Query protocol</see>.
/// </summary>
internal sealed class GetTopicAttributesMarshaller : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var query = (GetTopicAttributesRequest)input;
        var request = new DefaultRequest(query, "Amazon.SimpleNotificationService");
        var form = request.ParameterCollection;
        form.Add("Action", "GetTopicAttributes");
        form.Add("Version", "2010-03-31");
        if (query.TopicArn is not null)
            form.Add("TopicArn", query.TopicArn);
        return request;
    }
}
