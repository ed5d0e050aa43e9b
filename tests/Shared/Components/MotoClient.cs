using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace EcsImageAuditor.Tests.Shared.Components;

/// <summary>Speaks to moto as the AWS services that the product itself has no client for.</summary>
public sealed class MotoClient(Uri endpoint, string region = "us-east-1") : IDisposable
{
    public const string Account = "123456789012";

    private readonly HttpClient _http = new();

    /// <summary>The Query protocol: SNS, SQS, CloudFormation.</summary>
    public Task<string> QueryAsync(string service, params (string Name, string Value)[] form) =>
        SendAsync(service, new FormUrlEncodedContent(form.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    /// <summary>The JSON protocol: ECS, EventBridge, DynamoDB.</summary>
    public async Task<JsonNode> JsonAsync(string service, string target, JsonNode request, string version = "1.1")
    {
        var content = new StringContent(request.ToJsonString(), Encoding.UTF8, $"application/x-amz-json-{version}");
        content.Headers.Add("X-Amz-Target", target);
        return JsonNode.Parse(await SendAsync(service, content))!;
    }

    public string Arn(string service, string name) => $"arn:aws:{service}:{region}:{Account}:{name}";

    public void Dispose() => _http.Dispose();

    private async Task<string> SendAsync(string service, HttpContent content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = content };
        // moto finds the service and the region in the credential's scope and checks no signature.
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "AWS4-HMAC-SHA256", $"Credential=test/20250101/{region}/{service}/aws4_request, SignedHeaders=host, Signature=none");
        using var response = await _http.SendAsync(request);
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, body);
        return body;
    }
}
