using System.Diagnostics.CodeAnalysis;
using ImageSignatures.Signatures;

namespace ImageSignatures.TrustPolicies;

/// <summary>
/// The ARN of an AWS Signer signing profile, <c>arn:PARTITION:signer:REGION:ACCOUNT:/signing-profiles/NAME</c>, or of one version of
/// it, with <c>/VERSION</c> behind: what a trust policy names to say whose signatures count.
/// </summary>
/// <remarks>
/// Without a version, every version of the profile is trusted. The plugin compares without regard to case.
/// https://docs.aws.amazon.com/signer/latest/developerguide/image-signing-prerequisites.html
/// </remarks>
public sealed record SigningProfileArn
{
    private const string ResourcePrefix = "/signing-profiles/";
    private const string Shape = "arn:aws:signer:REGION:ACCOUNT:/signing-profiles/NAME";

    private SigningProfileArn(string partition, string region, string account, string name, string? version)
    {
        Partition = partition;
        Region = region;
        Account = account;
        Name = name;
        Version = version;
    }

    /// <summary><c>aws</c> or <c>aws-us-gov</c>; AWS Signer signs no container images elsewhere.</summary>
    public string Partition { get; }

    /// <summary>The region that holds the profile and answers for its revocations.</summary>
    public string Region { get; }

    /// <summary>Twelve digits: the account that owns the profile.</summary>
    public string Account { get; }

    public string Name { get; }

    /// <summary>Ten letters or digits, or null where every version is meant.</summary>
    public string? Version { get; }

    /// <param name="text">A trusted identity as somebody wrote it.</param>
    /// <param name="arn">The ARN, where the text is one.</param>
    /// <param name="error">Otherwise one sentence that says what is wrong and what to write instead.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out SigningProfileArn? arn, [NotNullWhen(false)] out string? error)
    {
        arn = null;
        error = ErrorOfKind(text);
        if (error is not null)
            return false;

        var parts = text!.Split(':', 6);
        error = ErrorOfPlace(text, parts) ?? ErrorOfResource(text, parts[5]);
        if (error is not null)
            return false;

        var names = parts[5][ResourcePrefix.Length..].Split('/');
        arn = new SigningProfileArn(parts[1], parts[3], parts[4], names[0], names.Length > 1 ? names[1] : null);
        return true;
    }

    public override string ToString() =>
        $"arn:{Partition}:signer:{Region}:{Account}:{ResourcePrefix}{Name}{(Version is null ? "" : "/" + Version)}";

    private static string? ErrorOfKind(string? text) =>
        text switch
        {
            null or "" => $"A trusted identity is empty: write the ARN of a signing profile, {Shape}.",
            "*" => $"The trusted identity \"*\" would trust the signing profile of any AWS customer: write {Shape}.",
            _ when text.StartsWith("x509.subject:", StringComparison.OrdinalIgnoreCase) =>
                $"The trusted identity {Excerpt.Quote(text)} would trust any AWS customer, because all of AWS Signer's certificates share one subject: write {Shape}.",
            _ when !text.StartsWith("arn:", StringComparison.Ordinal) || text.Split(':', 6).Length < 6 =>
                $"The trusted identity {Excerpt.Quote(text)} is not an ARN: write {Shape}.",
            _ => null,
        };

    private static string? ErrorOfPlace(string text, string[] parts) =>
        parts switch
        {
            [_, not ("aws" or "aws-us-gov"), ..] =>
                $"The trusted identity {Excerpt.Quote(text)} names the partition {Excerpt.Quote(parts[1])}, where AWS Signer signs no container images: use aws or aws-us-gov.",
            [_, _, not "signer", ..] =>
                $"The trusted identity {Excerpt.Quote(text)} belongs to the service {Excerpt.Quote(parts[2])}, not to AWS Signer: write {Shape}.",
            [_, _, _, var region, ..] when !IsRegion(region) =>
                $"The trusted identity {Excerpt.Quote(text)} has no valid region: write {Shape}.",
            [_, _, _, _, var account, _] when account.Length != 12 || !account.All(char.IsAsciiDigit) =>
                $"The trusted identity {Excerpt.Quote(text)} has no account of twelve digits: write {Shape}.",
            _ => null,
        };

    private static string? ErrorOfResource(string text, string resource)
    {
        if (!resource.StartsWith(ResourcePrefix, StringComparison.Ordinal))
            return $"The trusted identity {Excerpt.Quote(text)} needs \"/signing-profiles/\", with both slashes, after the account: write {Shape}.";

        return resource[ResourcePrefix.Length..].Split('/') switch
        {
            [var name, ..] when name.Length is < 2 or > 64 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') =>
                $"The trusted identity {Excerpt.Quote(text)} needs a profile name of 2 to 64 letters, digits or underscores.",
            [_] => null,
            [_, var version] when version.Length == 10 && version.All(char.IsAsciiLetterOrDigit) => null,
            [_, _] => $"The trusted identity {Excerpt.Quote(text)} needs a profile version of ten letters or digits, or none.",
            _ => $"The trusted identity {Excerpt.Quote(text)} has more parts than a profile name and a version: write {Shape}.",
        };
    }

    private static bool IsRegion(string text)
    {
        var parts = text.Split('-');
        return parts.Length >= 3
            && parts[..^1].All(part => part.Length > 0 && part.All(char.IsAsciiLetterLower))
            && parts[^1].Length > 0 && parts[^1].All(char.IsAsciiDigit);
    }
}
