using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text.Json;
using System.Text.RegularExpressions;
using EcsImageAuditor.Verification;

namespace EcsImageAuditor.Registry;

/// <summary>Turns what went wrong into a reason code and a sentence with cause and remedy. Nothing here has seen a credential.</summary>
internal static partial class RegistryFailures
{
    /// <summary>The registry answered, and its answer is no use.</summary>
    public static RegistryException Unusable(RequestSubject subject, string what) => new(
        ReasonCode.RegistryUnreachable,
        $"{subject.Address}: the registry's answer for {subject.What} {what}; try again, and if it stays so ask who runs the registry or the proxy before it.");

    /// <summary>The connection, whose time the handler limits, or the whole request took too long.</summary>
    public static RegistryException OfTimeout(RequestSubject subject, Uri uri, TimeSpan limit, Exception cause) => new(
        ReasonCode.Timeout,
        $"{subject.Address}: {subject.Server(uri)} "
        + (cause.InnerException is TimeoutException ? $"took no connection in time to ask for {subject.What}" : $"did not give {subject.What} within {limit.TotalSeconds:0.#} seconds")
        + $"; {PathRemedy(subject)}.",
        cause);

    public static RegistryException OfNetwork(RequestSubject subject, Uri uri, Exception cause) => new(
        ReasonCode.RegistryUnreachable,
        $"{subject.Address}: {subject.Server(uri)} could not be asked for {subject.What}: {Describe(cause, subject)}.",
        cause);

    public static RegistryException OfStatus(RequestSubject subject, HttpAnswer answer)
    {
        var said = $"{subject.Address}: {subject.Server(answer.From)} answered {(int)answer.Status}{ErrorCode(answer)} for {subject.What}";
        return answer.Status switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new(ReasonCode.RegistryDenied, $"{said}; {DeniedRemedy(subject, answer.From)}."),
            HttpStatusCode.NotFound when !subject.IsToken => new(
                ReasonCode.ImageNotFound, $"{said}: it does not have it (any more), or hides it from us; check the name and whether a lifecycle rule deleted it."),
            HttpStatusCode.TooManyRequests => new(ReasonCode.RegistryThrottled, $"{said}: it wants fewer requests; try again later."),
            >= HttpStatusCode.InternalServerError => new(ReasonCode.RegistryUnreachable, $"{said}: it failed; try again later."),
            _ => new(ReasonCode.RegistryUnreachable, $"{said}, which is no answer to expect; check that {answer.From.Authority} is a registry."),
        };
    }

    private static string DeniedRemedy(RequestSubject subject, Uri from) =>
        !subject.IsToken && !subject.Address.IsOriginOf(from) ? "its address may have expired, or a policy (in a VPC, that of the S3 endpoint) forbids it"
        : subject.Address.IsEcr
        ? "allow ecr:GetAuthorizationToken, and ecr:BatchGetImage and ecr:GetDownloadUrlForLayer on the repository, in its repository policy too if it is another account's"
        : $"it wants a login that may pull: run docker login {subject.Address.Registry}, or renew the credential";

    private static string PathRemedy(RequestSubject subject) => subject.Address.IsEcr
        ? "check the network path to ECR (in a VPC without internet: the endpoints ecr.api and ecr.dkr and the S3 gateway)"
        : "check that it is up and that the network path to it is open";

    /// <summary>Cause and remedy.</summary>
    private static string Describe(Exception cause, RequestSubject subject) => cause switch
    {
        _ when IsCutOff(cause) => "the connection was cut off in the middle of its answer; try again",
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => "its name does not resolve; check the host name and the DNS here",
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } =>
            $"TLS failed{TlsDetail(cause.InnerException)}; check its certificate and whom this machine trusts, and ask a registry without TLS in plain HTTP",
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError, InnerException: SocketException { SocketErrorCode: SocketError.ConnectionRefused } } =>
            $"connection refused; {PathRemedy(subject)}",
        HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse } => "it does not speak HTTP; check host and port",
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => "its headers are too large; check host and port",
        _ => $"the connection failed; {PathRemedy(subject)}",
    };

    private static string TlsDetail(Exception? exception) => exception is AuthenticationException ? $" ({exception.Message.TrimEnd('.')})" : "";

    /// <summary>The other side, or something between, ended a connection that had been made.</summary>
    public static bool IsCutOff(Exception? exception) => exception switch
    {
        null => false,
        HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded } => true,
        HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded } => true,
        SocketException { SocketErrorCode: SocketError.ConnectionReset or SocketError.Shutdown } => true,
        _ => IsCutOff(exception.InnerException),
    };

    /// <summary>The registry's own code, such as NAME_UNKNOWN. Its message is left out: it is free text from outside.</summary>
    /// <remarks>https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md#error-codes</remarks>
    private static string ErrorCode(HttpAnswer answer)
    {
        try
        {
            var errors = answer.Body is { Length: > 0 } body ? JsonSerializer.Deserialize(body, RegistryJson.Default.RegistryErrors)?.Errors : null;
            return errors is [{ Code: { } code }, ..] && Code().IsMatch(code) ? $" ({code})" : "";
        }
        catch (JsonException)
        {
            return "";
        }
    }

    [GeneratedRegex(@"\A[A-Z_]{1,40}\z")]
    private static partial Regex Code();
}
