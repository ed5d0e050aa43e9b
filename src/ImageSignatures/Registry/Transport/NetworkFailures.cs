using System.Net.Sockets;
using System.Security.Authentication;
using ImageSignatures.Network;
using ImageSignatures.Verdicts;

namespace ImageSignatures.Registry.Transport;

/// <summary>Turns the lack of an answer into a reason code and a sentence with cause and remedy.</summary>
internal static class NetworkFailures
{
    /// <summary>The connection, whose time the handler limits, or the whole request took too long.</summary>
    public static RegistryException OfTimeout(RequestSubject subject, Uri uri, TimeSpan limit, Exception cause)
    {
        var what = cause.InnerException is TimeoutException
            ? $"took no connection in time to ask for {subject.What}"
            : $"did not give {subject.What} within {limit.TotalSeconds:0.#} seconds";
        return new RegistryException(
            ReasonCode.Timeout, $"{subject.Address}: {subject.Server(uri)} {what}; {PathRemedy(subject)}.", cause);
    }

    public static RegistryException Of(RequestSubject subject, Uri uri, Exception cause) => new(
        ReasonCode.RegistryUnreachable,
        $"{subject.Address}: {subject.Server(uri)} could not be asked for {subject.What}: {Describe(cause, subject)}.",
        cause);

    /// <summary>The other side, or something between, ended a connection that had been made.</summary>
    public static bool IsCutOff(Exception? exception) => exception switch
    {
        null => false,
        HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded } => true,
        HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded } => true,
        SocketException { SocketErrorCode: SocketError.ConnectionReset or SocketError.Shutdown } => true,
        _ => IsCutOff(exception.InnerException),
    };

    private static string Describe(Exception cause, RequestSubject subject) => (cause as HttpRequestException)?.HttpRequestError switch
    {
        _ when (cause as AddressNotPublicException ?? cause.InnerException) is AddressNotPublicException =>
            "it has no public address; if it may be asked, list this host, with its port, in AUDITOR_REGISTRIES",
        _ when IsCutOff(cause) => "the connection was cut off in the middle of its answer; try again",
        HttpRequestError.NameResolutionError => "its name does not resolve; check the host name and the DNS here",
        HttpRequestError.SecureConnectionError =>
            $"TLS failed{Detail(cause.InnerException)}; check its certificate and whom this machine trusts, "
            + "and ask a registry without TLS in plain HTTP",
        HttpRequestError.ConnectionError when cause.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionRefused } =>
            $"connection refused; {PathRemedy(subject)}",
        HttpRequestError.InvalidResponse => "it does not speak HTTP; check host and port",
        HttpRequestError.ConfigurationLimitExceeded => "its headers are too large; check host and port",
        _ => $"the connection failed; {PathRemedy(subject)}",
    };

    private static string Detail(Exception? tls) => tls is AuthenticationException ? $" ({tls.Message.TrimEnd('.')})" : "";

    private static string PathRemedy(RequestSubject subject) => subject.Address.IsEcr
        ? "check the network path to ECR (in a VPC without internet: the endpoints ecr.api and ecr.dkr and the S3 gateway)"
        : "check that it is up and that the network path to it is open";
}
