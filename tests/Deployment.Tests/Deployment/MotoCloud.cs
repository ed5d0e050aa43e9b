using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Deployment.Tests.Deployment;

/// <summary>The AWS calls of the tests to moto. moto checks no signature; it reads from the header which service and region are meant.</summary>
internal sealed class MotoCloud(Uri endpoint) : IDisposable
{
    private const string Region = "eu-west-1";

    private readonly HttpClient _http = new() { BaseAddress = endpoint };

    /// <summary>A call of the AWS query protocol.</summary>
    public async Task<XElement> QueryAsync(string service, params (string Name, string Value)[] form)
    {
        using var content = new FormUrlEncodedContent(form.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return XElement.Parse(await SendAsync(service, content));
    }

    /// <summary>A call of the AWS JSON protocol.</summary>
    public async Task<JsonNode> JsonAsync(string service, string target, JsonObject request)
    {
        using var content = new StringContent(request.ToJsonString(), Encoding.UTF8, "application/x-amz-json-1.0");
        content.Headers.Add("X-Amz-Target", target);
        return JsonNode.Parse(await SendAsync(service, content))!;
    }

    public void Dispose() => _http.Dispose();

    private async Task<string> SendAsync(string service, HttpContent content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "AWS4-HMAC-SHA256", $"Credential=test/20260101/{Region}/{service}/aws4_request, SignedHeaders=host, Signature=0");
        using var response = await _http.SendAsync(request);
        var answer = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode ? answer : throw new HttpRequestException($"{service}: {(int)response.StatusCode} {answer}");
    }
}
