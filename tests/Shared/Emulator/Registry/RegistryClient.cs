using System.Net.Http.Headers;
using System.Text;
using EcsImageAuditor.Emulator.Registry;

namespace EcsImageAuditor.Tests.Shared.Emulator.Registry;

/// <summary>Bare requests to a registry of the emulator, so that tests see what is on the wire.</summary>
internal sealed class RegistryClient(RegistryServer registry)
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    public AuthenticationHeaderValue? Authorization { get; set; }

    public static AuthenticationHeaderValue Basic(string username, string password) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{username}:{password}")));

    public Task<HttpResponseMessage> SendAsync(
        string method, string path, byte[]? body = null, string contentType = "application/octet-stream", string range = "")
    {
        var request = new HttpRequestMessage(new HttpMethod(method), $"http://{registry.Host}{path}");
        request.Headers.Authorization = Authorization;
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            // A refusal must be read before the body is sent, or the connection breaks under it.
            request.Headers.ExpectContinue = true;
            request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
            if (range.Length > 0)
                request.Content.Headers.TryAddWithoutValidation("Content-Range", range);
        }
        else if (range.Length > 0)
        {
            request.Headers.TryAddWithoutValidation("Range", range);
        }

        return Http.SendAsync(request);
    }
}
