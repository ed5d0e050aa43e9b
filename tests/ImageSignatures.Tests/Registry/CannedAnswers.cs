using EcsImageAuditor.Tests.Shared.Registry;
using ImageSignatures.Oci;
using Microsoft.AspNetCore.Http;

namespace ImageSignatures.Tests.Registry;

/// <summary>What a registry may answer.</summary>
internal static class CannedAnswers
{
    public static Task ManifestAsync(HttpContext context)
    {
        context.Response.ContentType = MediaTypes.OciManifest;
        context.Response.ContentLength = TestImage.Bytes.Length;
        context.Response.Headers["Docker-Content-Digest"] = TestImage.Digest.ToString();
        return Task.CompletedTask;
    }

    public static Task ChallengeAsync(HttpContext context, string challenge)
    {
        context.Response.StatusCode = 401;
        context.Response.Headers.WWWAuthenticate = challenge;
        return Task.CompletedTask;
    }

    public static Task RedirectAsync(HttpContext context, string location)
    {
        context.Response.StatusCode = 307;
        context.Response.Headers.Location = location;
        return Task.CompletedTask;
    }
}
