using System.Net;
using System.Net.Http.Headers;
using ImageSignatures.Oci;
using ImageSignatures.Registry;
using ImageSignatures.Registry.Transport;

namespace ImageSignatures.Signing.Pushing;

/// <summary>Puts manifests into a repository, byte for byte.</summary>
/// <remarks>https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md#pushing-manifests</remarks>
internal sealed class ManifestWriter(RegistryTransport transport, TimeProvider time)
{
    private const int MaxAnswer = 64 * 1024;
    private const int MaxAttempts = 3;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <param name="address">The repository.</param>
    /// <param name="reference">A tag, or the manifest's digest.</param>
    /// <param name="manifest">The manifest.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>Whether the registry says that it lists the manifest among the referrers of its subject.</returns>
    public async Task<bool> PushAsync(
        RepositoryAddress address, string reference, ManifestContent manifest, CancellationToken cancellationToken)
    {
        var subject = new RequestSubject(address, $"manifest {reference}");
        var answer = await SendAsync(subject, reference, manifest, true, cancellationToken);
        for (var attempt = 1; MayPass(answer) && attempt < MaxAttempts; attempt++)
        {
            await Task.Delay(Pause * attempt, time, cancellationToken);
            answer = await SendAsync(subject, reference, manifest, true, cancellationToken);
        }

        return IsListed(subject, manifest, answer);
    }

    /// <summary>
    /// Like <see cref="PushAsync"/>, with one attempt: for content that rests on what the reference named a moment ago. A second attempt
    /// would overwrite what others have written since.
    /// </summary>
    public async Task PushOnceAsync(
        RepositoryAddress address, string reference, ManifestContent manifest, CancellationToken cancellationToken)
    {
        var subject = new RequestSubject(address, $"manifest {reference}");
        _ = IsListed(subject, manifest, await SendAsync(subject, reference, manifest, false, cancellationToken));
    }

    /// <summary>docker-registry answers so while another writer is at the same tag or blob: it reads a file that is half written.</summary>
    private static bool MayPass(HttpAnswer answer) =>
        answer.Status == HttpStatusCode.InternalServerError || PushFailures.IsHalfWritten(answer);

    private static bool IsListed(RequestSubject subject, ManifestContent manifest, HttpAnswer answer)
    {
        if (answer.Status is not (HttpStatusCode.Created or HttpStatusCode.OK or HttpStatusCode.Accepted))
            throw PushFailures.OfStatus(subject, answer);
        if (Digest.TryParse(answer.Header("Docker-Content-Digest"), out var stored) && stored != manifest.Descriptor.Digest)
            throw RegistryFailures.Unusable(subject, $"says that it stored {stored}, which is not what was pushed");
        return Digest.TryParse(answer.Header("OCI-Subject"), out _);
    }

    private Task<HttpAnswer> SendAsync(
        RequestSubject subject, string reference, ManifestContent manifest, bool isRetried, CancellationToken cancellationToken) =>
        transport.SendAsync(
            new RegistryRequest
            {
                Method = HttpMethod.Put,
                Uri = subject.Address.Manifest(reference),
                Subject = subject,
                Limits = new ExchangeLimits(MaxAnswer) { IsRetried = isRetried },
                Accept = [],
                Body = () => new ReadOnlyMemoryContent(manifest.Content)
                {
                    Headers = { ContentType = new MediaTypeHeaderValue(manifest.Descriptor.MediaType) },
                },
            },
            cancellationToken);
}
