using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>
/// Lambda's <see href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Runtime API</see>, version 2018-06-01.
/// </summary>
internal sealed class RuntimeApiClient(HttpClient http, LambdaEnvironment environment, string endpoint, TextWriter log, TimeProvider clock)
{
    private readonly Uri _base = new($"http://{endpoint}/2018-06-01/runtime/");

    /// <summary>Waits for the next invocation, however long that takes.</summary>
    public async Task<InvocationRequest> NextAsync(CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync(new Uri(_base, "invocation/next"), cancellationToken);
        if (response.StatusCode != HttpStatusCode.OK)
            throw await RefusalAsync("invocation/next", response);

        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        return new InvocationRequest { InputStream = new MemoryStream(body), LambdaContext = Context(response.Headers) };
    }

    /// <exception cref="RuntimeApiException">The answer was refused.</exception>
    public Task RespondAsync(LambdaContext invocation, Stream output)
    {
        var content = Json(new StreamContent(output ?? Stream.Null), "application/json");
        return PostAsync($"invocation/{invocation.AwsRequestId}/response", content, invocation.InvocationId);
    }

    /// <exception cref="RuntimeApiException">The report was refused.</exception>
    public Task ReportErrorAsync(LambdaContext invocation, FunctionError error) =>
        PostErrorAsync($"invocation/{invocation.AwsRequestId}/error", error, invocation.InvocationId);

    /// <exception cref="RuntimeApiException">The report was refused.</exception>
    public Task ReportInitErrorAsync(FunctionError error) => PostErrorAsync("init/error", error, null);

    private Task PostErrorAsync(string path, FunctionError error, string invocationId)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(error, RuntimeApiJsonContext.Default.FunctionError);
        var content = Json(new ByteArrayContent(json), "application/vnd.aws.lambda.error+json");
        return PostAsync(path, content, invocationId, error.ErrorType);
    }

    private async Task PostAsync(string path, HttpContent content, string invocationId, string errorType = null)
    {
        // Not disposed: that would dispose the handler's own stream.
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_base, path)) { Content = content };
        if (errorType is not null)
            request.Headers.TryAddWithoutValidation(RuntimeApiHeader.ErrorType, errorType);
        if (invocationId is not null)
            request.Headers.TryAddWithoutValidation(RuntimeApiHeader.InvocationId, invocationId);

        // Not cancelled: work that is done is reported even when the loop is to end.
        using var response = await http.SendAsync(request, CancellationToken.None);
        if (!response.IsSuccessStatusCode)
            throw await RefusalAsync(path, response);
    }

    private LambdaContext Context(HttpResponseHeaders headers)
    {
        var requestId = Required(headers, RuntimeApiHeader.RequestId);
        var deadline = Required(headers, RuntimeApiHeader.Deadline);
        if (!long.TryParse(deadline, CultureInfo.InvariantCulture, out var milliseconds))
            throw new RuntimeApiException($"Lambda sent an invocation whose {RuntimeApiHeader.Deadline} is no number: {deadline}");

        return new LambdaContext(environment, DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), clock)
        {
            AwsRequestId = requestId,
            Logger = new LambdaConsoleLogger(log, environment, clock) { RequestId = requestId },
            InvokedFunctionArn = Optional(headers, RuntimeApiHeader.FunctionArn),
            TraceId = Optional(headers, RuntimeApiHeader.TraceId) ?? string.Empty,
            TenantId = Optional(headers, RuntimeApiHeader.TenantId) ?? string.Empty,
            InvocationId = Optional(headers, RuntimeApiHeader.InvocationId),
            ClientContextJson = Optional(headers, RuntimeApiHeader.ClientContext),
            CognitoIdentityJson = Optional(headers, RuntimeApiHeader.CognitoIdentity),
        };
    }

    private static string Optional(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) ? string.Join(',', values) : null;

    private static string Required(HttpResponseHeaders headers, string name) => Optional(headers, name) is { Length: > 0 } value
        ? value
        : throw new RuntimeApiException($"Lambda sent an invocation without the header {name}; it cannot be answered.");

    private static HttpContent Json(HttpContent content, string mediaType)
    {
        content.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        return content;
    }

    private static async Task<RuntimeApiException> RefusalAsync(string path, HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsStringAsync();
        return new RuntimeApiException(
            $"Lambda's Runtime API answered {path} with {(int)response.StatusCode}: {body}", response.StatusCode);
    }
}
