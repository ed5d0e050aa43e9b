using ImageSignatures.Signing;
using ImageSignatures.TrustPolicies;

namespace EcsImageAuditor.Cli.Signing;

/// <summary>Reads which signing profile somebody means.</summary>
internal static class ProfileText
{
    public const string Shape = "a name of 2 to 64 letters, digits or underscores, or arn:aws:signer:REGION:ACCOUNT:/signing-profiles/NAME";

    public static bool IsName(string text) =>
        text.Length is >= 2 and <= 64 && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    /// <summary>The name of a profile of its own for a repository.</summary>
    public static string NameFor(string repository)
    {
        var name = string.Concat(repository.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));
        return name.Length < 2 ? $"{name}_images" : name[..Math.Min(name.Length, 64)];
    }

    /// <param name="text">Name or ARN.</param>
    /// <param name="region">The region of a named profile; null where none is known.</param>
    /// <param name="validity">For a profile that has to be made.</param>
    /// <param name="mistake">What is wrong, in a sentence.</param>
    /// <returns>The choice, or null with a mistake.</returns>
    public static SigningProfileChoice? Read(string text, string? region, SignatureValidity validity, out string? mistake)
    {
        mistake = null;
        if (text.StartsWith("arn:", StringComparison.Ordinal))
        {
            if (!SigningProfileArn.TryParse(text, out var arn, out mistake))
                return null;
            mistake = arn.Kind != SigningIdentityKind.Profile ? $"{arn} is an alias, which can be trusted and cannot sign: write {Shape}."
                : arn.Version is null ? null
                : $"The profile {arn} names one version, and AWS Signer signs with the newest: leave /{arn.Version} out.";
            return mistake is null ? new SigningProfileChoice.Existing(arn) : null;
        }

        mistake = !IsName(text) ? $"\"{ImageSignatures.Text.Printable.Clean(text, 100)}\" is no signing profile; write {Shape}."
            : region is null ? $"The signing profile {text} needs a region: write its ARN, or set AWS_REGION."
            : null;
        return mistake is null ? new SigningProfileChoice.Named(text, region!, validity) : null;
    }
}
