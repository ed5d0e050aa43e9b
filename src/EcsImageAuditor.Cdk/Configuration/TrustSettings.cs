using System.Buffers;
using System.Text;
using System.Text.Json;
using EcsImageAuditor.Exemptions;
using EcsImageAuditor.Registries;
using ImageSignatures.Text;
using ImageSignatures.Oci;
using ImageSignatures.TrustPolicies;

namespace EcsImageAuditor.Cdk.Configuration;

/// <summary>Whose signatures count, who checks them, and what is excused.</summary>
internal sealed record TrustSettings
{
    private const string FromIdentities = "identities";
    private const string FromImage = "image";

    /// <summary>Lambda takes 4096 bytes of environment; the rest is for the other variables.</summary>
    private const int MostCharacters = 3000;

    /// <summary>The functions know where they run, and here it makes no difference.</summary>
    private static readonly AuditorPlace Somewhere = new("000000000000", "region");

    /// <summary>Signing profiles besides the stack's own.</summary>
    public required IReadOnlyList<SigningProfileArn> Identities { get; init; }

    /// <summary>True where the trust policy is a file of the Lambda image instead of being made from identities.</summary>
    public required bool PolicyInImage { get; init; }

    public required string Verifier { get; init; }

    /// <summary>Where images may come from besides the ECR registries of the stack's account, as <c>AUDITOR_REGISTRIES</c> lists it.</summary>
    public required IReadOnlyList<string> Registries { get; init; }

    /// <summary>JSON, or an absolute path in the Lambda image, or null.</summary>
    public required string? Exemptions { get; init; }

    /// <summary>A sentence for each exemption that excuses much.</summary>
    public IReadOnlyList<string> WideExemptions { get; private init; } = [];

    /// <summary>How long a verdict is remembered; null for the auditor's default.</summary>
    public required string? VerdictTtl { get; init; }

    internal static TrustSettings Read(ContextReader context, Target target, ImageFolder image, bool hasOwnProfile)
    {
        var exemptions = new List<Exemption>();
        var settings = new TrustSettings
        {
            Identities = ReadIdentities(context, target),
            PolicyInImage = context.OneOf(ContextKeys.TrustPolicy, FromIdentities, FromImage) == FromImage,
            Verifier = context.OneOf(ContextKeys.Verifier, "notation", "builtin", "both"),
            Registries = ReadRegistries(context),
            Exemptions = ReadExemptions(context, image, exemptions),
            VerdictTtl = context.TimeSpan(ContextKeys.VerdictTtl),
        };
        settings = settings with
        {
            WideExemptions =
            [
                .. exemptions
                    .Where(rule => rule.Width is not null)
                    .Select(rule => context.Say(ContextKeys.Exemptions, $"the exemption of {Printable.Clean(rule.ToString())} {rule.Width}")),
            ],
        };

        if (settings.PolicyInImage && !image.HasTrustPolicy)
            context.Refuse(
                ContextKeys.TrustPolicy,
                $"is \"{FromImage}\", but {ImageFolder.TrustPolicyPath} does not exist; write the policy there, or trust identities."
            );
        if (settings.PolicyInImage && settings.Identities.Count > 0)
            context.Refuse(
                ContextKeys.TrustedIdentities,
                $"has no effect while \"{ContextKeys.TrustPolicy}\" is \"{FromImage}\"; name the identities in {ImageFolder.TrustPolicyPath}."
            );
        if (!settings.PolicyInImage && !hasOwnProfile && settings.Identities.Count == 0)
            context.Refuse(
                ContextKeys.TrustedIdentities,
                $"is empty while \"{ContextKeys.CreateSigningProfile}\" is false, so that no signature would be trusted; list signing profile ARNs."
            );
        CheckRoot(context, target, image, settings);
        var listed = settings.Identities.Select(identity => identity.ToString()).Concat(settings.Registries).Sum(entry => entry.Length + 1);
        if (listed + (settings.Exemptions?.Length ?? 0) > MostCharacters)
            context.Refuse(
                ContextKeys.Exemptions,
                $"with \"{ContextKeys.TrustedIdentities}\" and \"{ContextKeys.Registries}\" it is longer than the {MostCharacters} characters that fit into Lambda's environment; put the exemptions into a file below {ImageFolder.Name}/ and name the file."
            );
        return settings;
    }

    /// <summary>AWS's installer does not bring the roots of AWS Signer for all partitions that have it.</summary>
    private static void CheckRoot(ContextReader context, Target target, ImageFolder image, TrustSettings settings)
    {
        if (settings.PolicyInImage || AwsPartition.Find(target.Partition) is not { HasSigner: true, HasRootInInstaller: false } partition
            || image.HasTrustStore(partition.SignerTrustStore))
            return;
        context.Refuse(
            ContextKeys.TrustPolicy,
            $"AWS's installer does not bring AWS Signer's root certificate of the partition {partition.Id}; put it into {ImageFolder.PathOf(partition.SignerTrustStore)}/."
        );
    }

    private static List<SigningProfileArn> ReadIdentities(ContextReader context, Target target)
    {
        var profiles = new List<SigningProfileArn>();
        foreach (var identity in context.List(ContextKeys.TrustedIdentities))
        {
            if (!SigningProfileArn.TryParse(identity, out var profile, out var mistake))
                context.Refuse(ContextKeys.TrustedIdentities, mistake);
            else if (target.Partition is { } partition && profile.Partition != partition)
                context.Refuse(
                    ContextKeys.TrustedIdentities,
                    $"\"{identity}\" is of the partition {profile.Partition}, but the stack goes to {partition}, which cannot ask it for revocations."
                );
            else
                profiles.Add(profile);
        }

        return profiles;
    }

    private static IReadOnlyList<string> ReadRegistries(ContextReader context)
    {
        var registries = context.List(ContextKeys.Registries);
        foreach (var registry in registries)
        {
            if (!RegistryPattern.TryParse(registry, out _, out var mistake))
                context.Refuse(ContextKeys.Registries, mistake);
        }

        return registries;
    }

    private static string? ReadExemptions(ContextReader context, ImageFolder image, List<Exemption> rules)
    {
        const string shape = $"a JSON list of exemptions, or the name of a file below {ImageFolder.Name}/ that holds one";
        if (!context.Has(ContextKeys.Exemptions))
            return null;
        if (context.FileName(ContextKeys.Exemptions) is not { } file)
            return context.Json(ContextKeys.Exemptions, JsonValueKind.Array, shape) is { } list ? Checked(Compact(list), context, rules) : null;
        if (!image.IsHere)
            return ImageFolder.PathInImage(file);
        if (image.Read(file) is { } json)
        {
            Checked(json, context, rules);
            return ImageFolder.PathInImage(file);
        }

        context.Refuse(ContextKeys.Exemptions, $"\"{file}\" is not {shape}.");
        return null;
    }

    /// <summary>By the auditor's own reader: what it refuses would keep every function from starting.</summary>
    private static string Checked(string json, ContextReader context, List<Exemption> rules)
    {
        rules.AddRange(ExemptionReader.Read(json, Somewhere, out var mistakes));
        foreach (var mistake in mistakes)
            context.Refuse(ContextKeys.Exemptions, mistake);
        return json;
    }

    private static string Compact(JsonElement list)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json))
            list.WriteTo(writer);
        return Encoding.UTF8.GetString(json.WrittenSpan);
    }
}
