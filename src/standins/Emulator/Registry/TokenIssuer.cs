using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace EcsImageAuditor.Emulator.Registry;

/// <summary>Opaque bearer tokens and the scopes they carry. Thread safe.</summary>
internal sealed class TokenIssuer(TimeProvider time)
{
    private const int MaxTokens = 10_000;

    private readonly ConcurrentDictionary<string, IssuedToken> _tokens = new(StringComparer.Ordinal);

    public static TimeSpan Lifetime { get; } = TimeSpan.FromMinutes(5);

    /// <summary>Issues a token for scopes such as "repository:web:pull,push"; false when too many are alive.</summary>
    public bool TryIssue(IEnumerable<string> scopes, out TokenAnswer answer)
    {
        var now = time.GetUtcNow();
        answer = new TokenAnswer(RandomNumberGenerator.GetHexString(64, lowercase: true), (int)Lifetime.TotalSeconds, now);
        foreach (var expired in _tokens.Where(token => token.Value.Expiry <= now).Select(token => token.Key))
            _tokens.TryRemove(expired, out _);
        var issued = new IssuedToken(now + Lifetime, scopes.ToHashSet(StringComparer.Ordinal));
        return _tokens.Count < MaxTokens && _tokens.TryAdd(answer.Token, issued);
    }

    public bool IsValid(string token) => _tokens.TryGetValue(token, out var issued) && issued.Expiry > time.GetUtcNow();

    public bool Allows(string token, string repository, string action)
    {
        if (!IsValid(token) || !_tokens.TryGetValue(token, out var issued))
            return false;

        var prefix = $"repository:{repository}:";
        return issued.Scopes
            .Where(scope => scope.StartsWith(prefix, StringComparison.Ordinal))
            .SelectMany(scope => scope[prefix.Length..].Split(','))
            .Any(granted => granted == action || granted == "*");
    }
}
