using System.Net;
using System.Net.Http.Headers;
using ImageSignatures.Oci;
using ImageSignatures.Registry;
using ImageSignatures.Registry.Transport;

namespace ImageSignatures.Signing.Pushing;

/// <summary>
/// Puts blobs into a repository. A small one goes in one piece. A large one is streamed, in one request that completes it where one is
/// enough; where the connection breaks, the registry is asked how far it got, and the upload goes on from there.
/// </summary>
/// <remarks>https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md#pushing-blobs</remarks>
internal sealed class BlobUploader(RegistryTransport transport, RegistryClientOptions options, TimeProvider time)
{
    private const int MaxAnswer = 64 * 1024;
    private const int MaxFailures = 5;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    // Registries hash a large blob once more, or move it, before they answer.
    private static readonly TimeSpan CompletionTime = TimeSpan.FromMinutes(5);

    public async Task<bool> ExistsAsync(RepositoryAddress address, Descriptor blob, CancellationToken cancellationToken)
    {
        var subject = new RequestSubject(address, $"blob {blob.Digest}");
        var answer = await SendAsync(subject, HttpMethod.Head, address.Blob(blob.Digest), cancellationToken: cancellationToken);
        return answer.Status switch
        {
            HttpStatusCode.OK => answer.ContentLength is null || answer.ContentLength == blob.Size,
            HttpStatusCode.NotFound => false,
            _ when !address.IsOriginOf(answer.From) => false,
            // docker-registry answers so while somebody else is uploading the blob; if the registry is down, the upload will say so.
            HttpStatusCode.InternalServerError => false,
            _ => throw RegistryFailures.OfStatus(subject, answer),
        };
    }

    /// <summary>Opens an upload.</summary>
    /// <param name="address">The repository.</param>
    /// <param name="blob">The blob.</param>
    /// <param name="mountFrom">A repository of the same registry that has the blob, or null.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>The upload; null where the registry took the blob from the other repository, so that there is nothing to upload.</returns>
    public async Task<UploadSession?> OpenAsync(
        RepositoryAddress address, Descriptor blob, string? mountFrom, CancellationToken cancellationToken)
    {
        var subject = Subject(address, blob);
        var uri = mountFrom is null ? address.Uploads() : address.Mount(blob.Digest, mountFrom);
        var answer = await SendAsync(subject, HttpMethod.Post, uri, () => new ByteArrayContent([]), cancellationToken: cancellationToken);
        return answer.Status switch
        {
            HttpStatusCode.Accepted => UploadSession.Of(answer, subject),
            HttpStatusCode.Created when mountFrom is not null => null,
            // Not every registry passes over a mount that it does not grant.
            not HttpStatusCode.TooManyRequests when mountFrom is not null => await OpenAsync(address, blob, null, cancellationToken),
            _ => throw PushFailures.OfStatus(subject, answer),
        };
    }

    /// <summary>Uploads a blob that is in memory, in one piece.</summary>
    /// <param name="address">The repository.</param>
    /// <param name="blob">The blob.</param>
    /// <param name="session">The upload.</param>
    /// <param name="content">The blob's bytes.</param>
    /// <param name="cancellationToken">Ends the upload.</param>
    public Task PushAsync(
        RepositoryAddress address,
        Descriptor blob,
        UploadSession session,
        ReadOnlyMemory<byte> content,
        CancellationToken cancellationToken) =>
        CompleteAsync(Subject(address, blob), blob, session, content, cancellationToken);

    /// <summary>Uploads a blob while it comes from another registry.</summary>
    /// <param name="address">The repository.</param>
    /// <param name="blob">The blob.</param>
    /// <param name="session">The upload.</param>
    /// <param name="source">Where it comes from.</param>
    /// <param name="moved">Told how many bytes went on their way; negative where some have to be sent again.</param>
    /// <param name="cancellationToken">Ends the upload.</param>
    public async Task PushAsync(
        RepositoryAddress address,
        Descriptor blob,
        UploadSession session,
        BlobSource source,
        Action<long> moved,
        CancellationToken cancellationToken)
    {
        var subject = Subject(address, blob);
        var (told, farthest) = (0L, session.Received);
        var completes = !address.IsEcr && blob.Size <= RequestSize(address);
        for (var failures = 0; source.Position < blob.Size; completes = false)
        {
            if (await TrySendAsync(subject, session, source, completes, Tell, cancellationToken) is { } next
                && next.Received == source.Position)
            {
                if (next.IsComplete)
                    return;

                session = next;
                failures = GotOn() ? 0 : failures;
                continue;
            }

            // The answer may have been lost, not the blob.
            if (completes && source.Position == blob.Size && await ExistsAsync(address, blob, cancellationToken))
                return;
            if (++failures > MaxFailures)
                throw PushFailures.BrokenOff(subject, session.Received, blob.Size);
            await Task.Delay(Pause * (1 << failures), time, cancellationToken);
            session = await TakeUpAsync(subject, blob, session, cancellationToken);
            Tell(session.Received - told);
            await source.SeekAsync(session.Received, cancellationToken);
            failures = GotOn() ? 0 : failures;
        }

        await CompleteAsync(subject, blob, session, ReadOnlyMemory<byte>.Empty, cancellationToken);

        // A registry that forgets what it was given, and fails at the same place again, does not get on.
        bool GotOn()
        {
            var isFarther = session.Received > farthest;
            farthest = Math.Max(farthest, session.Received);
            return isFarther;
        }

        void Tell(long bytes)
        {
            told += bytes;
            moved(bytes);
        }
    }

    /// <summary>Bytes of one request. ECR gets a blob as Docker sends it: all of it in the request before the one that completes it.</summary>
    private long RequestSize(RepositoryAddress address) => address.IsEcr ? long.MaxValue : options.UploadChunkSize;

    /// <param name="subject">What it is about.</param>
    /// <param name="session">The upload.</param>
    /// <param name="source">The blob, where the upload stands.</param>
    /// <param name="completes">The request has the whole blob and completes the upload.</param>
    /// <param name="moved">Told how many bytes went on their way.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>The upload as the registry now has it; null where the connection broke or it knows no more of this upload.</returns>
    private async Task<UploadSession?> TrySendAsync(
        RequestSubject subject,
        UploadSession session,
        BlobSource source,
        bool completes,
        Action<long> moved,
        CancellationToken cancellationToken)
    {
        var length = Math.Min(source.Size - source.Position, RequestSize(subject.Address));
        source.Mark();
        using var watch = new IdleWatch(time, cancellationToken);
        using var content = new BlobContent(source, length, watch, completes ? CompletionTime : IdleWatch.Patience, moved);
        if (session.Received > 0)
            content.Headers.TryAddWithoutValidation("Content-Range", $"{session.Received}-{session.Received + length - 1}");
        var limits = new ExchangeLimits(MaxAnswer) { IsRepeatable = false, Timeout = Timeout.InfiniteTimeSpan };
        try
        {
            var (method, uri) = completes ? (HttpMethod.Put, session.Completion(source.Digest)) : (HttpMethod.Patch, session.Location);
            var answer = await SendAsync(subject, method, uri, () => content, limits, watch.Token);
            return answer.Status switch
            {
                HttpStatusCode.Created when completes => session with { Received = length, IsComplete = true },
                _ when completes && PushFailures.IsHalfWritten(answer) => null,
                // Registries of old answer 204, as a note in the specification allows.
                HttpStatusCode.Accepted or HttpStatusCode.NoContent when !completes => UploadSession.Of(answer, subject),
                HttpStatusCode.RequestedRangeNotSatisfiable or HttpStatusCode.NotFound or HttpStatusCode.Unauthorized
                    or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError
                    and not HttpStatusCode.InsufficientStorage => null,
                _ => throw PushFailures.OfStatus(subject, answer),
            };
        }
        catch (RegistryException) when (content.SourceFailure is null && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <returns>The upload where the registry says it stands; a new one where it has forgotten it.</returns>
    private async Task<UploadSession> TakeUpAsync(
        RequestSubject subject, Descriptor blob, UploadSession session, CancellationToken cancellationToken)
    {
        var answer = await SendAsync(subject, HttpMethod.Get, session.Location, cancellationToken: cancellationToken);
        if (answer.Status == HttpStatusCode.NoContent && UploadSession.Of(answer, subject) is { } known && known.Received <= blob.Size)
            return known;
        return await OpenAsync(subject.Address, blob, null, cancellationToken) ?? throw PushFailures.OfStatus(subject, answer);
    }

    /// <param name="subject">What it is about.</param>
    /// <param name="blob">The blob.</param>
    /// <param name="session">The upload.</param>
    /// <param name="rest">What the registry has not got yet.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    private async Task CompleteAsync(
        RequestSubject subject, Descriptor blob, UploadSession session, ReadOnlyMemory<byte> rest, CancellationToken cancellationToken)
    {
        var limits = new ExchangeLimits(MaxAnswer) { IsRepeatable = false, Timeout = CompletionTime };
        try
        {
            Task<HttpAnswer> PutAsync() =>
                SendAsync(subject, HttpMethod.Put, session.Completion(blob.Digest), () => Body(rest), limits, cancellationToken);
            var answer = await PutAsync();
            if (answer.Status == HttpStatusCode.Unauthorized)
            {
                // The token lapsed while the blob went its way; the transport has another one by now.
                answer = await PutAsync();
            }

            if (answer.Status != HttpStatusCode.Created)
                throw PushFailures.OfStatus(subject, answer);
        }
        catch (RegistryException exception) when (!exception.IsRefusal && !cancellationToken.IsCancellationRequested)
        {
            // The answer may have been lost, not the blob.
            if (!await ExistsAsync(subject.Address, blob, cancellationToken))
                throw;
        }
    }

    private async Task<HttpAnswer> SendAsync(
        RequestSubject subject,
        HttpMethod method,
        Uri uri,
        Func<HttpContent>? body = null,
        ExchangeLimits? limits = null,
        CancellationToken cancellationToken = default) => await transport.SendAsync(
            new RegistryRequest
            {
                Method = method,
                Uri = uri,
                Subject = subject,
                Limits = limits ?? new ExchangeLimits(MaxAnswer),
                Accept = [],
                Body = body,
            },
            cancellationToken);

    private static RequestSubject Subject(RepositoryAddress address, Descriptor blob) =>
        new(address, $"blob {blob.Digest}");

    private static ReadOnlyMemoryContent Body(ReadOnlyMemory<byte> content) =>
        new(content) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };
}
