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
                ReasonCode.RegistryDenied, $"{said}; {DeniedRemedy(subject, answer)}."),
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

    private static string DeniedRemedy(RequestSubject subject, HttpAnswer answer)
    {
        if (!subject.IsToken && !subject.Address.IsOriginOf(answer.From))
            return "its address may have expired, or a policy (in a VPC, that of the S3 endpoint) forbids it";
        if (!subject.Address.IsEcr)
            return $"it asks for a login that may pull: run docker login {subject.Address.Registry}, or renew the credential";

        var cause = subject.IsReferrersTag ? "a signature may be listed there, so that nothing can be said of the image; " : "";
        if (DeniedAction(answer) is { } action)
            return $"{cause}allow the role that asks {action} on the repository{Where(subject)}";
        return cause + (subject.IsReferrersTag
            ? "allow the role that asks ecr:BatchGetImage and, where the repository is filled by a pull-through cache, "
                + "ecr:BatchImportUpstreamImage, for such a cache looks for the tag upstream"
            : $"allow ecr:GetAuthorizationToken, and ecr:BatchGetImage and ecr:GetDownloadUrlForLayer on the repository{Where(subject)}");
    }

    // A cache's repository is its own account's.
    private static string Where(RequestSubject subject) => subject.IsReferrersTag
        ? ": where a pull-through cache fills it, it looks for the tag upstream"
        : ", in its repository policy too if it is another account's";

    /// <summary>The registry's own code, such as NAME_UNKNOWN. Its message is left out: it is free text from outside.</summary>
    /// <remarks>https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md#error-codes</remarks>
    internal static string ErrorCode(HttpAnswer answer) =>
        First(answer)?.Code is { } code && Code().IsMatch(code) ? $" ({code})" : "";

    /// <summary>The action that ECR names as the one that is not allowed.</summary>
    private static string? DeniedAction(HttpAnswer answer) =>
        First(answer)?.Message is { ValueKind: JsonValueKind.String } message
            && Denied().Match(message.GetRawText()) is { Success: true } match
                ? match.Groups["action"].Value
                : null;

    private static RegistryError? First(HttpAnswer answer)
    {
        if (answer.Body is not { Length: > 0 } body)
            return null;
        try
        {
            return JsonSerializer.Deserialize(body, RegistryErrorJson.Default.RegistryErrors)?.Errors is [{ } error, ..] ? error : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"\A[A-Z_]{1,40}\z")]
    private static partial Regex Code();

    [GeneratedRegex(@"is not authorized to perform: (?<action>ecr:[A-Za-z]{1,60}) ", RegexOptions.ExplicitCapture)]
    private static partial Regex Denied();
}
