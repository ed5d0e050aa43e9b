namespace Amazon.Signer.Model;

/// <summary>The service answered <c>AccessDeniedException</c>.</summary>
public class AccessDeniedException(string message, Exception innerException) : AmazonSignerException(message, innerException);

/// <summary>The service answered <c>BadRequestException</c>.</summary>
public class BadRequestException(string message, Exception innerException) : AmazonSignerException(message, innerException);

/// <summary>The service answered <c>NotFoundException</c>.</summary>
public class NotFoundException(string message, Exception innerException) : AmazonSignerException(message, innerException);

/// <summary>The service answered <c>ResourceNotFoundException</c>.</summary>
public class ResourceNotFoundException(string message, Exception innerException) : AmazonSignerException(message, innerException);

/// <summary>The service answered <c>ThrottlingException</c>.</summary>
public class ThrottlingException(string message, Exception innerException) : AmazonSignerException(message, innerException);

/// <summary>The service answered <c>TooManyRequestsException</c>.</summary>
public class TooManyRequestsException(string message, Exception innerException) : AmazonSignerException(message, innerException);

/// <summary>The service answered <c>ValidationException</c>.</summary>
public class ValidationException(string message, Exception innerException) : AmazonSignerException(message, innerException);
