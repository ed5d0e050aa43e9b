using System.Net;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>Lambda's Runtime API refused a call or broke its contract.</summary>
internal sealed class RuntimeApiException(string message, HttpStatusCode? status = null) : Exception(message)
{
    /// <summary>Null when the call was answered, but not as the contract says.</summary>
    public HttpStatusCode? Status => status;
}
