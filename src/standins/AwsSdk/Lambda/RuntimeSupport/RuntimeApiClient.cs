using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>
/// Lambda's <see href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Runtime API</see>, version 2018-06-01.
/// </summary>
internal sealed class RuntimeApiClient(HttpClient http, string endpoint, TimeProvider clock)
{
    private const string RequestId = "Lambda-Runtime-Aws-Request-Id";
    private const string Deadline = "Lambda-Runtime-Deadline-Ms";
    private const string TraceId = "Lambda-Runtime-Trace-Id";
    private const string InvocationId = "Lambda-Runtime-Invocation-Id";

    private readonly Uri _base = new($"http://{endpoint}/2018-06-01/runtime/");

    /// <summary>Waits for the next invocation, however long that takes.</summary>
    public async Task<LambdaInvocation> NextAsync(CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync(new Uri(_base, "invocation/next"), cancellationToken);
        if (response.StatusCode != HttpStatusCode.OK)
            throw await RefusalAsync("invocation/next", response);

        var deadline = Required(response.Headers, Deadline);
        if (!long.TryParse(deadline, CultureInfo.InvariantCulture, out var milliseconds))
            throw new RuntimeApiException($"Lambda sent an invocation whose {Deadline} is no number: {deadline}");

        return new LambdaInvocation(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), clock)
        {
            AwsRequestId = Required(response.Headers, RequestId),
            Document = await response.Content.ReadAsByteArrayAsync(cancellationToken),
            TraceId = Optional(response.Headers, TraceId),
            InvocationId = Optional(response.Headers, InvocationId),
        };
    }

    /// <exception cref="RuntimeApiException">The answer was refused.</exception>
    public Task RespondAsync(LambdaInvocation invocation, Stream output) => PostAsync(
        $"invocation/{invocation.AwsRequestId}/response", new StreamContent(output), "application/json", invocation.InvocationId);

    /// <exception cref="RuntimeApiException">The report was refused.</exception>
    public Task ReportErrorAsync(LambdaInvocation invocation, FunctionError error) =>
        PostErrorAsync($"invocation/{invocation.AwsRequestId}/error", error, invocation.InvocationId);

    /// <exception cref="RuntimeApiException">The report was refused.</exception>
    public Task ReportInitErrorAsync(FunctionError error) => PostErrorAsync("init/error", error, null);

    private Task PostErrorAsync(string path, FunctionError error, string invocationId) => PostAsync(
        path,
        new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(error, RuntimeApiJsonContext.Default.FunctionError)),
        "application/vnd.aws.lambda.error+json",
        invocationId,
        ("Lambda-Runtime-Function-Error-Type", error.ErrorType),
        ("Lambda-Runtime-Function-XRay-Error-Cause", XRayCause.Of(error)));

    private async Task PostAsync(
        string path, HttpContent content, string mediaType, string invocationId, params (string Name, string Value)[] headers)
    {
        content.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_base, path)) { Content = content };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        if (invocationId is not null)
            request.Headers.TryAddWithoutValidation(InvocationId, invocationId);

        // Not cancelled: work that is done is reported even when the loop is to end.
        using var response = await http.SendAsync(request, CancellationToken.None);
        if (!response.IsSuccessStatusCode)
            throw await RefusalAsync(path, response);
    }

    private static string Optional(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) ? string.Join(',', values) : null;

    private static string Required(HttpResponseHeaders headers, string name) => Optional(headers, name) is { Length: > 0 } value
        ? value
        : throw new RuntimeApiException($"Lambda sent an invocation without the header {name}; it cannot be answered.");

    private static async Task<RuntimeApiException> RefusalAsync(string path, HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsStringAsync();
        return new RuntimeApiException(
            $"Lambda's Runtime API answered {path} with {(int)response.StatusCode}: {body}", response.StatusCode);
    }
}
