using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using ImageSignatures.Verdicts;

namespace ImageSignatures.Registry.Transport;

/// <summary>Turns an answer that is no use into a reason code and a sentence with cause and remedy.</summary>
internal static partial class RegistryFailures
{
    /// <summary>The registry has something that is of no use, and will not have anything else.</summary>
    public static RegistryException Damaged(RequestSubject subject, string what) => new(
        ReasonCode.RegistryUnreachable,
        $"{subject.Address}: {subject.What} {what}; push the image again from what it was built of.") { IsRefusal = true };

    /// <summary>The registry answered, and its answer cannot be used.</summary>
    public static RegistryException Unusable(RequestSubject subject, string what) => new(
        ReasonCode.RegistryUnreachable,
        $"{subject.Address}: the registry's answer for {subject.What} {what}; "
        + "try again, and if it stays so ask who runs the registry or the proxy before it.");

    public static RegistryException OfStatus(RequestSubject subject, HttpAnswer answer)
    {
        var said = $"{subject.Address}: {subject.Server(answer.From)} answered {(int)answer.Status}{ErrorCode(answer)} for {subject.What}";
        return answer.Status switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new(
                ReasonCode.RegistryDenied, $"{said}; {DeniedRemedy(subject, answer.From)}."),
            HttpStatusCode.NotFound when !subject.IsToken => new(
                ReasonCode.ImageNotFound,
                $"{said}: it does not have it (any more), or hides it from us; check the name and whether a lifecycle rule deleted it."),
            HttpStatusCode.TooManyRequests => new(ReasonCode.RegistryThrottled, $"{said}: it wants fewer requests; try again later."),
            >= HttpStatusCode.InternalServerError => new(ReasonCode.RegistryUnreachable, $"{said}: it failed; try again later."),
            _ => new(
                ReasonCode.RegistryUnreachable,
                $"{said}, which is no answer to expect; check that {answer.From.Authority} is a registry."),
        };
    }

    private static string DeniedRemedy(RequestSubject subject, Uri from)
    {
        if (!subject.IsToken && !subject.Address.IsOriginOf(from))
            return "its address may have expired, or a policy (in a VPC, that of the S3 endpoint) forbids it";
        if (subject is { IsReferrersTag: true, Address.IsEcr: true })
        {
            return "a signature may be listed there, so that nothing can be said of the image; allow ecr:BatchGetImage and, where the "
                + "repository is filled by a pull-through cache, ecr:BatchImportUpstreamImage, for such a cache looks for the tag upstream";
        }

        return subject.Address.IsEcr
            ? "allow ecr:GetAuthorizationToken, and ecr:BatchGetImage and ecr:GetDownloadUrlForLayer on the repository, "
                + "in its repository policy too if it is another account's"
            : $"it wants a login that may pull: run docker login {subject.Address.Registry}, or renew the credential";
    }

    /// <summary>The registry's own code, such as NAME_UNKNOWN. Its message is left out: it is free text from outside.</summary>
    /// <remarks>https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md#error-codes</remarks>
    internal static string ErrorCode(HttpAnswer answer)
    {
        if (answer.Body is not { Length: > 0 } body)
            return "";
        try
        {
            var errors = JsonSerializer.Deserialize(body, RegistryErrorJson.Default.RegistryErrors)?.Errors;
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
