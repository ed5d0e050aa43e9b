using System.Net;
using Amazon.Runtime;

namespace Amazon.Signer.Model;

/// <summary>The service answered <c>ServiceLimitExceededException</c>.</summary>
public class ServiceLimitExceededException : AmazonSignerException
{
    public ServiceLimitExceededException()
    {
    }

    public ServiceLimitExceededException(string message) : base(message)
    {
    }

    public ServiceLimitExceededException(Exception innerException) : base(innerException)
    {
    }

    public ServiceLimitExceededException(string message, Exception innerException) : base(message, innerException)
    {
    }

    public ServiceLimitExceededException(
        string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    public ServiceLimitExceededException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <summary>The member <c>code</c> of the answer's body; not the same as <c>ErrorCode</c>.</summary>
    public string Code { get; set; }
}
