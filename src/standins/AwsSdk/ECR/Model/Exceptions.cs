namespace Amazon.ECR.Model;

/// <summary>The service answered <c>RepositoryAlreadyExistsException</c>.</summary>
public class RepositoryAlreadyExistsException(string message, Exception innerException) : AmazonECRException(message, innerException);

/// <summary>The service answered <c>RepositoryNotFoundException</c>.</summary>
public class RepositoryNotFoundException(string message, Exception innerException) : AmazonECRException(message, innerException);

/// <summary>The service answered <c>ServerException</c>.</summary>
public class ServerException(string message, Exception innerException) : AmazonECRException(message, innerException)
{
    public ServerException(string message) : this(message, null) { }
}
