using Amazon.Plumbing;
using Amazon.SQS.Model;

namespace Amazon.SQS;

/// <summary>The exceptions of Amazon SQS by their code on the wire.</summary>
internal static class SQSErrors
{
    public static readonly ServiceErrors All = new(
        e => new AmazonSQSException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        new Dictionary<string, ErrorConstructor>
        {
            ["InvalidAddress"] =
                e => new InvalidAddressException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
            ["InvalidSecurity"] =
                e => new InvalidSecurityException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
            ["MessageNotInflight"] =
                e => new MessageNotInflightException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
            ["QueueDoesNotExist"] =
                e => new QueueDoesNotExistException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
            ["ReceiptHandleIsInvalid"] =
                e => new ReceiptHandleIsInvalidException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
            ["RequestThrottled"] =
                e => new RequestThrottledException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
            ["UnsupportedOperation"] =
                e => new UnsupportedOperationException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        });
}
