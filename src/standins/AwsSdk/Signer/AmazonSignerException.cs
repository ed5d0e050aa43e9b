using Amazon.Runtime;

namespace Amazon.Signer;

/// <summary>An error answer of the service; <c>ErrorCode</c> says which.</summary>
public class AmazonSignerException(string message, Exception innerException) : AmazonServiceException(message, innerException)
{
    public AmazonSignerException(string message) : this(message, null) { }
}
