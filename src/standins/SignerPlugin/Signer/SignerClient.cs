using System.Net.Http.Headers;
using System.Text.Json;
using SignerPlugin.Contract;

namespace SignerPlugin.Signer;

/// <summary>
/// Calls AWS Signer's REST API at an address that the plugin configuration or the environment names. It signs nothing and retries
/// nothing, and like the plugin it stands in for it waits for an answer as long as it takes.
/// </summary>
internal sealed class SignerClient : IDisposable
{
    private const string EndpointKey = "aws-signer-endpoint-url";

    private readonly HttpClient _http;

    public SignerClient(JsonElement config)
    {
        var handler = new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false };
        _http = new HttpClient(handler) { BaseAddress = Endpoint(config), Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>The answer of SignPayload, whose body the caller has written.</summary>
    /// <exception cref="SignerCallException">The call failed.</exception>
    public JsonElement SignPayload(byte[] input)
    {
        var body = new ByteArrayContent(input);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return Send("SignPayload", new HttpRequestMessage(HttpMethod.Post, "signing-jobs/with-payload") { Content = body });
    }

    /// <summary>The entities that GetRevocationStatus calls revoked.</summary>
    /// <exception cref="SignerCallException">The call failed.</exception>
    public List<string> GetRevocationStatus(string query) =>
        Send("GetRevocationStatus", new HttpRequestMessage(HttpMethod.Get, "revocations?" + query)).Texts("revokedEntities");

    public void Dispose() => _http.Dispose();

    private static Uri Endpoint(JsonElement config)
    {
        var address = config.Text(EndpointKey) is { Length: > 0 } configured
            ? configured
            : Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL_SIGNER") ?? Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL");
        return Uri.TryCreate(address, UriKind.Absolute, out var endpoint)
            ? endpoint
            : throw new PluginException(
                ErrorCode.Generic,
                $"This stand-in talks to an emulator only: set {EndpointKey}, AWS_ENDPOINT_URL_SIGNER or AWS_ENDPOINT_URL to its address.");
    }

    private JsonElement Send(string operation, HttpRequestMessage request)
    {
        try
        {
            using var answer = _http.Send(request);
            using var body = answer.Content.ReadAsStream();
            return answer.IsSuccessStatusCode ? JsonDocument.Parse(body).RootElement : throw Refused(operation, answer, body);
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
            return JsonDocument.Parse(body).RootElement.Text("message");
        }
        catch (JsonException)
        {
            return "";
        }
    }
}
