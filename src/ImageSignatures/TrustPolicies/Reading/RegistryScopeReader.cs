using System.Text.RegularExpressions;
using ImageSignatures.Oci;
using ImageSignatures.Signatures;

namespace ImageSignatures.TrustPolicies.Reading;

/// <summary>Reads the <c>registryScopes</c> of all statements of one policy.</summary>
/// <remarks>https://github.com/notaryproject/specifications/blob/v1.1.0/specs/trust-store-trust-policy.md#registry-scopes-constraints</remarks>
internal sealed partial class RegistryScopeReader(PolicyMistakes mistakes)
{
    private const string Shape = "HOST/REPOSITORY, such as 111122223333.dkr.ecr.us-west-2.amazonaws.com/team/app";
    private readonly Dictionary<string, PolicyPlace> _seen = new(StringComparer.Ordinal);

    public IReadOnlyList<Placed<string>> Read(PolicyObject statement)
    {
        if (statement.HasNone("registryScopes"))
        {
            mistakes.Error(
                statement.PlaceOf("registryScopes"),
                $"The statement names no registry scope: list repositories as {Shape}, or \"*\" for all others.");
        }

        var items = statement.FindItems("registryScopes");
        var valid = statement.AsTexts(items).Where(text => IsValid(text, items.Count));
        return [.. valid.Select(text => new Placed<string>(text.Place, text.Value))];
    }

    private bool IsValid(PlacedValue.Text text, int count)
    {
        var error = text.Value == TrustPolicyStatement.AnyScope
            ? ErrorOfAny(count)
            : ErrorOf(text.Value);
        if (error is null && !_seen.TryAdd(text.Value, text.Place))
            error =
                $"The scope stands at {_seen[text.Value].Path} already, and notation wants each in one statement once: remove it here or there.";
        if (error is not null)
            mistakes.Error(text.Place, error);
        return error is null;
    }

    private static string? ErrorOfAny(int count) =>
        count == 1
            ? null
            : "The scope \"*\" stands for all repositories that no statement names, so notation wants it alone: give it a statement of its own.";

    private static string? ErrorOf(string scope)
    {
        if (Scope().IsMatch(scope))
            return ErrorOfPort(scope);

        var repository = scope[(scope.IndexOf('/', StringComparison.Ordinal) + 1)..];
        return $"The scope {Excerpt.Quote(scope)} "
            + scope switch
            {
                "" => $"is empty: write {Shape}.",
                _ when scope.Contains('*', StringComparison.Ordinal) =>
                    "has a wildcard inside, but scopes are compared whole: list each repository, or write \"*\" alone.",
                _ when scope.Contains("://", StringComparison.Ordinal) => "has a scheme: remove everything up to and with \"://\".",
                _ when scope.Contains('@', StringComparison.Ordinal) =>
                    "has a digest, but a scope is a repository: remove the \"@\" and what follows.",
                _ when repository.Length == scope.Length => $"has no host and repository with a \"/\" between them: write {Shape}.",
                _ when repository.Contains(':', StringComparison.Ordinal) =>
                    "has a tag, but a scope is a repository: remove the last \":\" and what follows.",
                _ when repository.Any(char.IsAsciiLetterUpper) =>
                    "has capital letters in its repository, which no registry allows: write them small.",
                _ => $"is not a repository: write {Shape}.",
            };
    }

    /// <summary>Two spellings of one repository would choose two statements, and the name of an image never has the default port.</summary>
    private static string? ErrorOfPort(string scope) =>
        ImageReference.TryParse(scope, out var image, out _)
        && scope[..scope.IndexOf('/', StringComparison.Ordinal)].EndsWith(":443", StringComparison.Ordinal)
        && !image.Registry.EndsWith(":443", StringComparison.Ordinal)
            ? $"The scope {Excerpt.Quote(scope)} names the default port, which no image's full name has: write {Excerpt.Quote(image.Scope)}."
            : null;

    // The grammar that notation takes from the distribution project, without its ambiguities.
    // https://github.com/distribution/reference/blob/v0.6.0/regexp.go
    [GeneratedRegex(
        """
        \A(?>[a-zA-Z0-9][a-zA-Z0-9-]*)(?<!-)(?:\.(?>[a-zA-Z0-9][a-zA-Z0-9-]*)(?<!-))*(?::[0-9]+)?
        /[a-z0-9]+(?:(?:[._/]|__|-+)[a-z0-9]+)*\z
        """,
        RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Scope();
}
