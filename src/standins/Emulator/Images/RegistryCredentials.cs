using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.RegularExpressions;

namespace EcsImageAuditor.Emulator.Images;

/// <summary>Answers a registry's challenges. See <see href="https://distribution.github.io/distribution/spec/auth/token/"/>.</summary>
internal sealed partial class RegistryCredentials(HttpClient http, string host, NetworkCredential? credential)
{
    private volatile AuthenticationHeaderValue? _current;

    /// <summary>What the registry accepted last.</summary>
    public AuthenticationHeaderValue? Current => _current;

    /// <summary>Makes <see cref="Current"/> what the challenge asks for; false when that cannot be had.</summary>
    public async Task<bool> TryAnswerAsync(HttpResponseMessage refusal, CancellationToken ct)
    {
        var challenge = refusal.Headers.WwwAuthenticate.FirstOrDefault();
        _current = challenge?.Scheme.ToUpperInvariant() switch
        {
            "BASIC" => Basic(),
            "BEARER" => await BearerAsync(challenge.Parameter ?? "", ct),
            _ => null,
        };
        return _current is not null;
    }

    private AuthenticationHeaderValue? Basic() => credential is null
        ? null
        : new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{credential.UserName}:{credential.Password}")));

    private async Task<AuthenticationHeaderValue?> BearerAsync(string challenge, CancellationToken ct)
    {
        var parameters = Parameter().Matches(challenge).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);
        // The password goes to the registry's own token endpoint and nowhere else.
        if (!Uri.TryCreate(parameters.GetValueOrDefault("realm"), UriKind.Absolute, out var realm) || realm.Authority != host)
            return null;

        var query = $"service={Escaped(parameters, "service")}&scope={Escaped(parameters, "scope")}";
        using var request = new HttpRequestMessage(HttpMethod.Get, new UriBuilder(realm) { Query = query }.Uri);
        request.Headers.Authorization = Basic();
        using var answer = await http.SendAsync(request, ct);
        if (!answer.IsSuccessStatusCode)
            return null;

        var document = await answer.Content.ReadFromJsonAsync(ImagesJson.Default.TokenDocument, ct);
        return document is null ? null : new AuthenticationHeaderValue("Bearer", document.Token);
    }

    private static string Escaped(Dictionary<string, string> parameters, string name) =>
        Uri.EscapeDataString(parameters.GetValueOrDefault(name, ""));

    [GeneratedRegex("(\\w+)=\"([^\"]*)\"")]
    private static partial Regex Parameter();
}
