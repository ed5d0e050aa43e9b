using System.Text;
using System.Text.Json.Nodes;

namespace EcsImageAuditor.Emulator.Aws;

/// <summary>
/// ECR: GetAuthorizationToken.
/// See <see href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetAuthorizationToken.html"/>.
/// </summary>
internal sealed class EcrTokens(AwsServerOptions options)
{
    public JsonObject GetAuthorizationToken(JsonObject request)
    {
        var accounts = (request["registryIds"] as JsonArray)?.Select(id => id?.ToString() ?? "").ToList() ?? [options.Account];
        var token = Convert.ToBase64String(Encoding.UTF8.GetBytes($"AWS:{options.EcrPassword}"));
        var expiry = options.TimeProvider.GetUtcNow() + options.EcrTokenLifetime;
        return new JsonObject
        {
            ["authorizationData"] = new JsonArray([.. accounts.Select(account => new JsonObject
            {
                ["authorizationToken"] = token,
                ["expiresAt"] = expiry.ToUnixTimeMilliseconds() / 1000.0,
                ["proxyEndpoint"] = $"https://{account}.dkr.ecr.{options.Region}.amazonaws.com",
            })]),
        };
    }
}
