using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SignerPlugin.Signer;

/// <summary>
/// Calls AWS Signer's REST API at an address that the plugin configuration or the environment names. It signs nothing and retries
/// nothing, and like the plugin it stands in for it waits for an answer as long as it takes.
/// </summary>
internal sealed class SignerClient : IDisposable
{
    private const string EndpointKey = "aws-signer-endpoint-url";

    private readonly HttpClient _http;

    public SignerClient(IReadOnlyDictionary<string, string>? config)
    {
        var handler = new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false };
        _http = new HttpClient(handler) { BaseAddress = Endpoint(config), Timeout = Timeout.InfiniteTimeSpan };
    }

    public SignPayloadOutput SignPayload(SignPayloadInput input)
    {
        var body = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(input, PluginJson.Default.SignPayloadInput));
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        var request = new HttpRequestMessage(HttpMethod.Post, "signing-jobs/with-payload") { Content = body };
        return Send("SignPayload", request, PluginJson.Default.SignPayloadOutput);
    }

    /// <param name="query">The parameters of the query, in order; a name may come more than once.</param>
    public GetRevocationStatusOutput GetRevocationStatus(IEnumerable<(string Name, string Value)> query)
    {
        var text = string.Join('&', query.Select(parameter => $"{parameter.Name}={Uri.EscapeDataString(parameter.Value)}"));
        var request = new HttpRequestMessage(HttpMethod.Get, $"revocations?{text}");
        return Send("GetRevocationStatus", request, PluginJson.Default.GetRevocationStatusOutput);
    }

    public void Dispose() => _http.Dispose();

    private static Uri Endpoint(IReadOnlyDictionary<string, string>? config)
    {
        var address = config?.GetValueOrDefault(EndpointKey)
            ?? Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL_SIGNER")
            ?? Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL");
        return Uri.TryCreate(address, UriKind.Absolute, out var endpoint)
            ? endpoint
            : throw new PluginException(
                ErrorCode.Generic,
                $"This stand-in talks to an emulator only: set {EndpointKey}, AWS_ENDPOINT_URL_SIGNER or AWS_ENDPOINT_URL to its address.");
    }

    private T Send<T>(string operation, HttpRequestMessage request, JsonTypeInfo<T> type)
    {
        try
        {
            using var answer = _http.Send(request);
            using var body = answer.Content.ReadAsStream();
            if (!answer.IsSuccessStatusCode)
                throw Refused(operation, answer, body);
            return JsonSerializer.Deserialize(body, type) ?? throw new SignerCallException(operation, "the answer is null");
        }
        catch (HttpRequestException problem)
        {
            throw new SignerCallException(operation, $"exceeded maximum number of attempts, 1, request send failed, {problem.Message}");
        }
        catch (JsonException problem)
        {
            throw new SignerCallException(operation, $"deserialization failed, {problem.Message}");
        }
    }

    private static SignerCallException Refused(string operation, HttpResponseMessage answer, Stream body)
    {
        var requestId = Header(answer, "x-amzn-RequestId");
        var code = Header(answer, "x-amzn-ErrorType");
        var message = MessageOf(body);
        var failure = $"https response error StatusCode: {(int)answer.StatusCode}, RequestID: {requestId}, api error {code}: {message}";
        return new SignerCallException(operation, failure) { Code = code, ServiceMessage = message, RequestId = requestId };
    }

    private static string Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? values.First() : "";

    private static string MessageOf(Stream body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, PluginJson.Default.SignerErrorOutput)?.Message ?? "";
        }
        catch (JsonException)
        {
            return "";
        }
    }
}
