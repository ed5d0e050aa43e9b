using System.Text;
using System.Text.Json.Nodes;
using EcsImageAuditor.Emulator.Signer;

namespace Integration.Tests.Emulator.Signer;

/// <summary>Bare requests to the emulated AWS Signer, so that tests see what is on the wire.</summary>
internal static class SignerApi
{
    private static readonly HttpClient Http = new();

    public static async Task<(int Status, string ErrorType, JsonNode Body)> SendAsync(
        SignerServer signer, string method, string path, string body = "")
    {
        var request = new HttpRequestMessage(new HttpMethod(method), new Uri(signer.Endpoint, path));
        if (body.Length > 0)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await Http.SendAsync(request);
        Assert.True(answer.Headers.Contains("x-amzn-RequestId"));
        var errorType = answer.Headers.TryGetValues("x-amzn-ErrorType", out var values) ? values.Single() : "";
        var text = await answer.Content.ReadAsStringAsync();
        return ((int)answer.StatusCode, errorType, text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!);
    }
}
