using System.Text.RegularExpressions;

namespace EcsImageAuditor.Cdk.Configuration;

/// <summary>The stack's own AWS Signer profile, and what ECR signs with it.</summary>
internal sealed partial record SigningSettings
{
    private const int DefaultValidityMonths = 24;
    private const int LongestValidityMonths = 135;

    /// <summary>False where only profiles of elsewhere are trusted.</summary>
    public required bool CreateProfile { get; init; }

    /// <summary>Null for a name that CloudFormation makes.</summary>
    public required string? ProfileName { get; init; }

    /// <summary>
    /// How long a signature is valid. AWS Signer's default and maximum is 135. A signature that nobody renews stops being trusted, and a
    /// signature of an old image with known holes stays good until then: docs/signing.md weighs the two.
    /// </summary>
    public required int ValidityMonths { get; init; }

    /// <summary>Repository filters of ECR managed signing; empty to leave the registry's configuration alone.</summary>
    public required IReadOnlyList<string> ManagedSigning { get; init; }

    internal static SigningSettings Read(ContextReader context, Target target)
    {
        var settings = new SigningSettings
        {
            CreateProfile = context.Flag(ContextKeys.CreateSigningProfile, true),
            ProfileName = context.Text(
                ContextKeys.SigningProfileName,
                ProfileNameShape().IsMatch,
                "a profile name of 2 to 64 letters, digits or underscores"
            ),
            ValidityMonths = context.Number(ContextKeys.SignatureValidityMonths, DefaultValidityMonths, 1, LongestValidityMonths),
            ManagedSigning = context.List(ContextKeys.ManagedSigning, FilterShape().IsMatch, "a repository filter such as prod/*"),
        };

        if (settings.CreateProfile && !target.MaySignImages)
        {
            context.Refuse(
                ContextKeys.CreateSigningProfile,
                $"AWS Signer signs no container images in {target.Region}; set it to false and {WayOut(target)}."
            );
        }

        foreach (var key in new[] { ContextKeys.SigningProfileName, ContextKeys.SignatureValidityMonths, ContextKeys.ManagedSigning })
        {
            if (!settings.CreateProfile && context.Has(key))
                context.Refuse(key, $"has no effect while \"{ContextKeys.CreateSigningProfile}\" is false.");
        }

        return settings;
    }

    /// <summary>Revocations are asked for within a partition, and the one of China has no signing of images anywhere.</summary>
    private static string WayOut(Target target) => target.Partition == "aws-cn"
        ? $"trust another signer by a policy in the image (\"{ContextKeys.TrustPolicy}\": \"image\")"
        : $"list profiles of another region in \"{ContextKeys.TrustedIdentities}\"";

    [GeneratedRegex("^[a-zA-Z0-9_]{2,64}$")]
    private static partial Regex ProfileNameShape();

    // https://docs.aws.amazon.com/AmazonECR/latest/userguide/managed-signing.html
    [GeneratedRegex("^[a-z0-9*](?:[._\\-/a-z0-9*]*[a-z0-9*])?$")]
    private static partial Regex FilterShape();
}
