using System.Globalization;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.SimpleNotificationService.Model;

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
        Add(form, "MessageDeduplicationId", publish.MessageDeduplicationId);
        Add(form, "MessageGroupId", publish.MessageGroupId);
        Add(form, "MessageStructure", publish.MessageStructure);
        Add(form, "PhoneNumber", publish.PhoneNumber);
        Add(form, "Subject", publish.Subject);
        Add(form, "TargetArn", publish.TargetArn);
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
            if (value is null)
                continue;
            if (value.BinaryValue is not null)
                form.Add($"{entry}.Value.BinaryValue", Convert.ToBase64String(value.BinaryValue.ToArray()));
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
