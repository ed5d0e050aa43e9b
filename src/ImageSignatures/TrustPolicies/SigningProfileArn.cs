using System.Diagnostics.CodeAnalysis;
using ImageSignatures.Oci;
using ImageSignatures.Signatures;

namespace ImageSignatures.TrustPolicies;

/// <summary>
/// The ARN of an AWS Signer signing profile, <c>arn:PARTITION:signer:REGION:ACCOUNT:/signing-profiles/NAME</c>, or of one version of
/// it, with <c>/VERSION</c> behind, or of an alias, <c>/aliases/NAME</c>, or of a profile that only its alias names,
/// <c>/aliased-signing-profiles/ID</c>: what a trust policy names to say whose signatures count.
/// </summary>
/// <remarks>
/// Without a version, every version of the profile is trusted; with an alias, every profile that it stands for when it signs. The plugin
/// compares without regard to case. https://docs.aws.amazon.com/signer/latest/developerguide/image-signing-prerequisites.html,
/// https://github.com/aws/aws-signer-notation-plugin/pull/409
/// </remarks>
public sealed record SigningProfileArn
{
    private const string ProfilePrefix = "/signing-profiles/";
    private const string AliasPrefix = "/aliases/";
    private const string AliasedProfilePrefix = "/aliased-signing-profiles/";
    private const int MaxAliasLength = 256;
    private const string Shape = "arn:aws:signer:REGION:ACCOUNT:/signing-profiles/NAME";

    private SigningProfileArn(SigningIdentityKind kind, string partition, string region, string account, string name, string? version)
    {
        Kind = kind;
        Partition = partition;
        Region = region;
        Account = account;
        Name = name;
        Version = version;
    }

    /// <summary>Whether it is a profile or an alias. Only a profile can be asked to sign.</summary>
    public SigningIdentityKind Kind { get; }

    /// <summary>One in which AWS Signer signs container images, such as <c>aws</c>.</summary>
    public string Partition { get; }

    /// <summary>The region that holds the profile and answers for its revocations.</summary>
    public string Region { get; }

    /// <summary>Twelve digits: the account that owns the profile.</summary>
    public string Account { get; }

    /// <summary>Name of the profile or the alias, or the ID of the aliased profile.</summary>
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

        var kind = KindOf(parts[5])!.Value;
        var names = parts[5][PrefixOf(kind).Length..].Split('/');
        arn = new SigningProfileArn(kind, parts[1], parts[3], parts[4], names[0], names.Length > 1 ? names[1] : null);
        return true;
    }

    public override string ToString() =>
        $"arn:{Partition}:signer:{Region}:{Account}:{PrefixOf(Kind)}{Name}{(Version is null ? "" : "/" + Version)}";

    private static string PrefixOf(SigningIdentityKind kind) => kind switch
    {
        SigningIdentityKind.Alias => AliasPrefix,
        SigningIdentityKind.AliasedProfile => AliasedProfilePrefix,
        _ => ProfilePrefix,
    };

    private static SigningIdentityKind? KindOf(string resource) =>
        Enum.GetValues<SigningIdentityKind>().Cast<SigningIdentityKind?>()
            .FirstOrDefault(kind => resource.StartsWith(PrefixOf(kind!.Value), StringComparison.Ordinal));

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
            [_, var partition, ..] when AwsPartition.Find(partition) is not { HasSigner: true } =>
                $"The trusted identity {Excerpt.Quote(text)} names the partition {Excerpt.Quote(parts[1])}, where AWS Signer is not documented to sign container images: use a profile of one of {string.Join(", ", AwsPartition.All.Where(partition => partition.HasSigner).Select(partition => partition.Id))}.",
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
        return KindOf(resource) switch
        {
            null => $"The trusted identity {Excerpt.Quote(text)} needs \"/signing-profiles/\", with both slashes, after the account: write {Shape}.",
            SigningIdentityKind.Profile => ErrorOfProfile(text, resource[ProfilePrefix.Length..]),
            SigningIdentityKind.Alias when !IsAliasName(resource[AliasPrefix.Length..]) =>
                $"The trusted identity {Excerpt.Quote(text)} needs an alias of 1 to {MaxAliasLength} letters, digits or . _ - and nothing behind it.",
            SigningIdentityKind.AliasedProfile when !IsAliasName(resource[AliasedProfilePrefix.Length..]) =>
                $"The trusted identity {Excerpt.Quote(text)} needs the ID of an aliased profile, as AWS Signer names it, and nothing behind it.",
            _ => null,
        };
    }

    private static bool IsAliasName(string text) =>
        text.Length is >= 1 and <= MaxAliasLength && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-');

    private static string? ErrorOfProfile(string text, string profile) =>
        profile.Split('/') switch
        {
            [var name, ..] when name.Length is < 2 or > 64 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') =>
                $"The trusted identity {Excerpt.Quote(text)} needs a profile name of 2 to 64 letters, digits or underscores.",
            [_] => null,
            [_, var version] when version.Length == 10 && version.All(char.IsAsciiLetterOrDigit) => null,
            [_, _] => $"The trusted identity {Excerpt.Quote(text)} needs a profile version of ten letters or digits, or none.",
            _ => $"The trusted identity {Excerpt.Quote(text)} has more parts than a profile name and a version: write {Shape}.",
        };

    private static bool IsRegion(string text)
    {
        var parts = text.Split('-');
        return parts.Length >= 3
            && parts[..^1].All(part => part.Length > 0 && part.All(char.IsAsciiLetterLower))
            && parts[^1].Length > 0 && parts[^1].All(char.IsAsciiDigit);
    }
}
