namespace Amazon.ECS.Model;

/// <summary>The service answered <c>AccessDeniedException</c>.</summary>
public class AccessDeniedException(string message, Exception innerException) : AmazonECSException(message, innerException)
{
    public AccessDeniedException(string message) : this(message, null) { }
}

/// <summary>The service answered <c>ClientException</c>.</summary>
public class ClientException(string message, Exception innerException) : AmazonECSException(message, innerException);

/// <summary>The service answered <c>ClusterNotFoundException</c>.</summary>
public class ClusterNotFoundException(string message, Exception innerException) : AmazonECSException(message, innerException)
{
    public ClusterNotFoundException(string message) : this(message, null) { }
}

/// <summary>The service answered <c>InvalidParameterException</c>.</summary>
public class InvalidParameterException(string message, Exception innerException) : AmazonECSException(message, innerException)
{
    public InvalidParameterException(string message) : this(message, null) { }
}

/// <summary>The service answered <c>ServerException</c>.</summary>
public class ServerException(string message, Exception innerException) : AmazonECSException(message, innerException)
{
    public ServerException(string message) : this(message, null) { }
}
