namespace EcsImageAuditor.Emulator.Faults;

/// <summary>A request as a server here received it. It holds no credential.</summary>
/// <param name="Method">The HTTP method, upper case.</param>
/// <param name="PathAndQuery">The path and query as sent, still percent-encoded.</param>
/// <param name="Operation">The X-Amz-Target header, by which AWS services of JSON protocols name an operation; empty without one.</param>
/// <param name="AuthorizationScheme">
/// The scheme of the Authorization header ("Basic"), empty without one; the credential itself is dropped.
/// </param>
public sealed record RecordedRequest(string Method, string PathAndQuery, string Operation, string AuthorizationScheme)
{
    /// <summary>Whether the client sent an Authorization header.</summary>
    public bool HasAuthorization => AuthorizationScheme.Length > 0;
}
