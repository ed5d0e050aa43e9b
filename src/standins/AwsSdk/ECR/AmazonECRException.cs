using Amazon.Runtime;

namespace Amazon.ECR;

/// <summary>An error answer of the service; <c>ErrorCode</c> says which.</summary>
public class AmazonECRException(string message, Exception innerException) : AmazonServiceException(message, innerException)
{
    public AmazonECRException(string message) : this(message, null) { }
}
