using ImageSignatures.Verdicts;

namespace ImageSignatures.Signatures.AwsSigner;

/// <summary>What AWS Signer adds to its signatures.</summary>
/// <param name="SigningProfileVersion">ARN of the profile version that signed.</param>
/// <param name="SigningJob">ARN of the job, which is what gets revoked.</param>
/// <param name="SigningTime">The authentic signing time, which revocation is asked for.</param>
/// <param name="Alias">ARN of the alias that stands for the profile; null where the profile has none.</param>
/// <param name="Unknown">
/// What the signature asks for that is not known here, a clause; null where everything is known. It is for whoever trusts chain and
/// profile to say that the verifier is too old: anybody else can write anything into a signature.
/// </param>
/// <remarks>https://github.com/aws/aws-signer-notation-plugin</remarks>
internal sealed record AwsSignerAttributes(
    string SigningProfileVersion, string SigningJob, DateTimeOffset SigningTime, string? Alias, string? Unknown)
{
    /// <summary>The plugin that the signatures name.</summary>
    public const string PluginName = "com.amazonaws.signer.notation.plugin";

    /// <summary>The version of the plugin whose rules are followed here. The newer rules for aliases are followed as well.</summary>
    public const string PluginVersion = "1.0.350";

    private const string SigningProfileVersionName = "com.amazonaws.signer.signingProfileVersion";
    private const string SigningJobName = "com.amazonaws.signer.signingJob";
    private const string SigningProfileAliasName = "com.amazonaws.signer.signingProfileAlias";

    /// <summary>
    /// Reads the attributes of a signature that names the plugin. As with the plugin, a signature with any further extended attribute is
    /// not accepted, critical or not: nothing here would process it.
    /// </summary>
    /// <returns>The attributes, or a reason of code unsupported-signature or identity.</returns>
    public static Result<AwsSignerAttributes> Read(VerifiedEnvelope envelope)
    {
        if (envelope.Plugin?.Name != PluginName)
            return Refuse($"it asks for the verification plugin {Excerpt.Quote(envelope.Plugin?.Name)}, which is not supported");
        if (envelope.AuthenticSigningTime is not { } signingTime)
            return Refuse("it names AWS Signer and is not of the scheme notary.x509.signingAuthority");

        if (Text(envelope, SigningProfileVersionName) is not { } profileVersion)
            return new Reason(
                ReasonCode.Identity,
                $"The signature names AWS Signer but not the profile that signed: its attribute {SigningProfileVersionName} is missing or not a text."
            );
        if (Text(envelope, SigningJobName) is not { } job)
            return Refuse($"its attribute {SigningJobName} is missing or not a text");

        return new AwsSignerAttributes(
            profileVersion, job, signingTime, Text(envelope, SigningProfileAliasName), UnknownIn(envelope));
    }

    private static string? UnknownIn(VerifiedEnvelope envelope)
    {
        if (!SupportsVersion(envelope.Plugin?.MinimumVersion))
            return $"it asks for version {envelope.Plugin?.MinimumVersion} of the AWS Signer plugin, and {PluginVersion} is what is followed here";

        var unknown = envelope.ExtendedAttributes.FirstOrDefault(a =>
            a.Name is not (SigningProfileVersionName or SigningJobName or SigningProfileAliasName));
        return unknown is null ? null : $"its attribute {Excerpt.Quote(unknown.Name)} is not known here";
    }

    private static bool SupportsVersion(SemanticVersion? minimum) =>
        minimum is null || (SemanticVersion.TryParse(PluginVersion, out var version) && version.CompareTo(minimum) >= 0);

    private static string? Text(VerifiedEnvelope envelope, string name) =>
        envelope.ExtendedAttributes.FirstOrDefault(a => a.Name == name)?.Text;

    private static Reason Refuse(string fault) => new(ReasonCode.UnsupportedSignature, $"The signature cannot be verified: {fault}.");
}
