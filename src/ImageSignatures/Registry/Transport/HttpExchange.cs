using System.Buffers;
using System.Net;
using Polly;
using Polly.Retry;

namespace ImageSignatures.Registry.Transport;

/// <summary>
/// One request and its answer, within a deadline and a size. A throttled or failing server and a connection that breaks are tried
/// again, twice at most.
/// </summary>
internal sealed class HttpExchange
{
    /// <summary>A server that wants a longer pause is reported as throttling; the caller knows when to come back.</summary>
    public static readonly TimeSpan MaxPause = TimeSpan.FromSeconds(3);

    private const int MaxErrorBody = 16 * 1024;
    private const int BufferSize = 16 * 1024;
    private readonly HttpClient _http;
    private readonly TimeProvider _timeProvider;
    private readonly TimeSpan _timeout;
    private readonly ResiliencePipeline<HttpAnswer> _retry;
    private readonly ResiliencePipeline<HttpAnswer> _once = ResiliencePipeline<HttpAnswer>.Empty;

    public HttpExchange(HttpClient http, TimeProvider timeProvider, TimeSpan timeout)
    {
        _http = http;
        _timeProvider = timeProvider;
        _timeout = timeout;
        _retry = new ResiliencePipelineBuilder<HttpAnswer> { TimeProvider = timeProvider }
            .AddRetry(new RetryStrategyOptions<HttpAnswer>
            {
                MaxRetryAttempts = 2,
                Delay = TimeSpan.FromMilliseconds(200),
                MaxDelay = MaxPause,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = attempt => ValueTask.FromResult(IsWorthRetrying(attempt.Outcome)),
                DelayGenerator = attempt => ValueTask.FromResult(RetryAfter(attempt.Outcome.Result)),
            })
            .Build();
    }

    /// <param name="request">Makes the request, once for each attempt.</param>
    /// <param name="limits">How far it goes.</param>
    /// <param name="subject">What it is about.</param>
    /// <param name="cancellationToken">Ends the request and the pauses between attempts.</param>
    /// <returns>The answer, whatever its status.</returns>
    /// <exception cref="RegistryException">There is no answer.</exception>
    public async Task<HttpAnswer> SendAsync(
        Func<HttpRequestMessage> request, ExchangeLimits limits, RequestSubject subject, CancellationToken cancellationToken)
    {
        var timeout = limits.Timeout ?? _timeout;
        Uri? asked = null;
        try
        {
            return await (limits is { IsRepeatable: true, IsRetried: true } ? _retry : _once).ExecuteAsync(
                async token =>
                {
                    using var message = request();
                    asked = message.RequestUri;
                    return await SendOnceAsync(message, limits, timeout, token);
                },
                cancellationToken);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw NetworkFailures.OfTimeout(subject, asked!, timeout, exception);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw NetworkFailures.Of(subject, asked!, exception);
        }
    }

    private async Task<HttpAnswer> SendOnceAsync(
        HttpRequestMessage message, ExchangeLimits limits, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(timeout, _timeProvider);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        var response = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, stop.Token);
        var isHandedOver = limits.IsStreamed && response.IsSuccessStatusCode;
        try
        {
            var limit = response.IsSuccessStatusCode ? limits.MaxBody : MaxErrorBody;
            var answer = Describe(message, response);
            return isHandedOver
                ? answer with { Content = await response.Content.ReadAsStreamAsync(stop.Token) }
                : answer with { Body = message.Method == HttpMethod.Head ? [] : await ReadAsync(response.Content, limit, stop.Token) };
        }
        finally
        {
            if (!isHandedOver)
                response.Dispose();
        }
    }

    private static HttpAnswer Describe(HttpRequestMessage message, HttpResponseMessage response) => new()
    {
        From = message.RequestUri!,
        Status = response.StatusCode,
        Body = null,
        Headers = response.Headers,
        MediaType = response.Content.Headers.ContentType?.MediaType,
        ContentLength = response.Content.Headers.ContentLength,
        RangeStart = response.Content.Headers.ContentRange?.From,
    };

    /// <returns>The body, or null where it is larger than the limit, by its declared or by its real size.</returns>
    private static async Task<byte[]?> ReadAsync(HttpContent content, int limit, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > limit)
            return null;

        // Room for what is declared, but not for what is only claimed: a large body has to come before it is given memory.
        using var body = new MemoryStream((int)Math.Min(content.Headers.ContentLength ?? 0, BufferSize));
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        while (await stream.ReadAsync(buffer, cancellationToken) is > 0 and var count)
        {
            if (body.Length + count > limit)
                return null;
            body.Write(buffer, 0, count);
        }

        // Not after a failure: somebody may still write into it.
        ArrayPool<byte>.Shared.Return(buffer);
        return body.ToArray();
    }

    /// <summary>A deadline cuts its own connection off, which is no reason to wait for another one.</summary>
    private bool IsWorthRetrying(Outcome<HttpAnswer> outcome) => outcome.Result is { } answer
        ? answer.Status is HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable
            or HttpStatusCode.GatewayTimeout && !(RetryAfter(answer) > MaxPause)
        : outcome.Exception is not OperationCanceledException && NetworkFailures.IsCutOff(outcome.Exception);

    /// <remarks>https://www.rfc-editor.org/rfc/rfc9110#name-retry-after</remarks>
    private TimeSpan? RetryAfter(HttpAnswer? answer)
    {
        var after = answer?.Headers?.RetryAfter;
        var pause = after?.Delta ?? (after?.Date - _timeProvider.GetUtcNow());
        return pause < TimeSpan.Zero ? TimeSpan.Zero : pause;
    }
}
