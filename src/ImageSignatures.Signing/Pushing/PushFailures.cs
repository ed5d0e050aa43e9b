using System.Net;
using ImageSignatures.Registry.Transport;
using ImageSignatures.Verdicts;

namespace ImageSignatures.Signing.Pushing;

/// <summary>Turns a registry's refusal to take something into a sentence with cause and remedy.</summary>
internal static class PushFailures
{
    /// <summary>
    /// The registry calls a digest invalid. Ours are computed, so it has read one of its own files while another writer was at it.
    /// </summary>
    public static bool IsHalfWritten(HttpAnswer answer) =>
        answer.Status == HttpStatusCode.BadRequest
        && RegistryFailures.ErrorCode(answer).Contains("DIGEST_INVALID", StringComparison.Ordinal);

    public static RegistryException OfStatus(RequestSubject subject, HttpAnswer answer)
    {
        var code = RegistryFailures.ErrorCode(answer);
        var said = $"{subject.Address}: {subject.Server(answer.From)} answered {(int)answer.Status}{code} when {subject.What} was pushed";
        return answer.Status switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new(ReasonCode.RegistryDenied, $"{said}; {DeniedRemedy(subject)}."),
            HttpStatusCode.NotFound => Refusal(
                ReasonCode.ImageNotFound, $"{said}: the repository, "
                    + "or what the push refers to, does not exist there; create the repository."),
            HttpStatusCode.TooManyRequests => new(ReasonCode.RegistryThrottled, $"{said}: it wants fewer requests; run again later."),
            HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.InsufficientStorage => Refusal(
                ReasonCode.RegistryDenied, $"{said}: it is full, or takes nothing of this size; make room there or raise its limit."),
            >= HttpStatusCode.InternalServerError => new(
                ReasonCode.RegistryUnreachable, $"{said}: it failed, or its storage is full; look at its log and run again."),
            _ => new(ReasonCode.RegistryDenied, $"{said}; {RefusedRemedy(code)}.") { IsRefusal = !IsHalfWritten(answer) },
        };
    }

    public static RegistryException BrokenOff(RequestSubject subject, long sent, long size) => new(
        ReasonCode.RegistryUnreachable,
        $"{subject.Address}: the upload of {subject.What} broke off again and again, last after {sent} of {size} bytes; "
        + "check the registry's log, its storage and the network path to it, and run again.");

    private static RegistryException Refusal(ReasonCode code, string message) => new(code, message) { IsRefusal = true };

    private static string DeniedRemedy(RequestSubject subject) => subject.Address.IsEcr
        ? "allow ecr:BatchCheckLayerAvailability, ecr:InitiateLayerUpload, ecr:UploadLayerPart, ecr:CompleteLayerUpload, "
            + "ecr:PutImage, ecr:BatchGetImage and ecr:GetDownloadUrlForLayer on the repository"
        : $"it wants a login that may push: run docker login {subject.Address.Registry}";

    private static string RefusedRemedy(string code) => code.Contains("TAG", StringComparison.Ordinal)
        ? "its tags are immutable and this one is taken: choose another tag, or exclude sha256-* from immutability for signatures"
        : "what it has against it stands in its log; check that it takes this kind of image";
}
