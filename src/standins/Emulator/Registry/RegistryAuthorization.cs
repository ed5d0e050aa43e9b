using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using EcsImageAuditor.Emulator.Http;
using Microsoft.AspNetCore.Http;

namespace EcsImageAuditor.Emulator.Registry;

/// <summary>Who may do what: nobody is asked, everybody by user name and password, or by a token that is had for them.</summary>
internal sealed class RegistryAuthorization(RegistryServerOptions options)
{
    private const string Service = "registry.emulator";

    private readonly TokenIssuer _tokens = new(options.TimeProvider);

    /// <summary>Whether the request may do the action ("pull", "push", "delete") in the repository; both are empty for a ping.</summary>
    public bool Allows(HttpRequest request, string repository, string action)
    {
        if (!options.BearerAuth)
            return HasPassword(request);

        var header = HeaderOf(request);
        if (header.Scheme != "Bearer")
            return false;
        var token = header.Parameter ?? "";
        return repository.Length == 0 ? _tokens.IsValid(token) : _tokens.Allows(token, repository, action);
    }

    public Task ChallengeAsync(HttpContext context, string repository, string action)
    {
        var scope = repository.Length == 0 ? "" : $",scope=\"repository:{repository}:{(action == "push" ? "pull,push" : action)}\"";
        var challenge = $"Bearer realm=\"http://{context.Request.Host}/token\",service=\"{Service}\"{scope}";
        return RefuseAsync(context, options.BearerAuth ? challenge : "Basic realm=\"registry\"");
    }

    /// <summary>The token endpoint.</summary>
    public Task IssueAsync(HttpContext context)
    {
        if (!HttpMethods.IsGet(context.Request.Method))
            return RegistryError.MethodNotAllowed(context.Request.Method).WriteAsync(context);
        if (!HasPassword(context.Request))
            return RefuseAsync(context, "Basic realm=\"token\"");

        var scopes = context.Request.Query["scope"].SelectMany(scope => (scope ?? "").Split(' '));
        return _tokens.TryIssue(scopes, out var answer)
            ? JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, answer, RegistryJson.Default.TokenAnswer)
            : new RegistryError(StatusCodes.Status429TooManyRequests, "TOOMANYREQUESTS", "too many tokens are alive").WriteAsync(context);
    }

    private bool HasPassword(HttpRequest request)
    {
        if (options.Username is null)
            return true;

        var header = HeaderOf(request);
        var expected = Encoding.UTF8.GetBytes($"{options.Username}:{options.Password}");
        var given = new byte[header.Parameter?.Length ?? 0];
        return header.Scheme == "Basic"
            && Convert.TryFromBase64String(header.Parameter ?? "", given, out var length)
            && CryptographicOperations.FixedTimeEquals(given.AsSpan(0, length), expected);
    }

    private static AuthenticationHeaderValue HeaderOf(HttpRequest request) =>
        AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header) ? header : new AuthenticationHeaderValue("none");

    private static Task RefuseAsync(HttpContext context, string challenge)
    {
        context.Response.Headers.WWWAuthenticate = challenge;
        return RegistryError.Unauthorized().WriteAsync(context);
    }
}
