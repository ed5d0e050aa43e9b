using System.Net;
using ImageSignatures.Oci;

namespace ImageSignatures.Registry.Transport;

/// <summary>What must hold of an answer before anyone reads it.</summary>
internal static class HttpAnswerChecks
{
    /// <returns>The whole body of a good answer.</returns>
    public static byte[] RequireBody(this HttpAnswer answer, RequestSubject subject, int maxSize)
    {
        answer.RequireOk(subject);
        return answer.Body ?? throw RegistryFailures.Unusable(subject, $"has more than the {maxSize} bytes that are read");
    }

    public static void RequireOk(this HttpAnswer answer, RequestSubject subject)
    {
        if (answer.Status != HttpStatusCode.OK)
            throw RegistryFailures.OfStatus(subject, answer);
    }

    public static void RequireDigest(this byte[] body, RequestSubject subject, Digest expected)
    {
        var found = Digest.Compute(body, expected.Algorithm);
        if (found != expected)
            throw RegistryFailures.Unusable(subject, $"has the digest {found}: it was damaged or replaced on its way");
    }

    public static void RequireSize(this byte[] body, RequestSubject subject, long expected)
    {
        if (body.Length != expected)
            throw RegistryFailures.Unusable(subject, $"has {body.Length} bytes where {expected} were announced");
    }
}
