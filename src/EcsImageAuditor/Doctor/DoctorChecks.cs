using EcsImageAuditor.Configuration;
using ImageSignatures.Aws;
using ImageSignatures.Oci;
using ImageSignatures.Registry;
using ImageSignatures.Verification;
using ImageSignatures.Verification.Notation;
using Microsoft.Extensions.Logging.Abstractions;

namespace EcsImageAuditor.Doctor;

/// <summary>The checks that a configuration calls for, in the order of the report.</summary>
internal static class DoctorChecks
{
    public static IReadOnlyList<IDoctorCheck> Of(
        DoctorOptions options, Func<string, string?> environment, AwsClients aws, RegistryClient registry, TimeProvider time)
    {
        var settings = SettingsReader.Read(environment, out var found);
        var mistakes = found.ToLookup(mistake => mistake.Variable);
        var policy = PolicyOf(settings, mistakes, options.ConfigDirectory, environment);
        return
        [
            new AwsPackagesCheck(),
            new SettingsCheck(settings, found, options.VariableNames),
            .. OfVerifier(settings, policy, environment, time),
            new ExemptionsCheck(settings.Exemptions, [.. mistakes[SettingsVariables.ExemptionsVariable]], time),
            new CredentialsCheck(aws.Ecr, settings.Region),
            .. OfAws(settings, mistakes, aws),
            .. OfOwnImage(options.OwnImage ?? settings.Image, settings.Verifier, policy, environment, time),
            .. options.References.Select(reference => new RegistryCheck(registry, reference)),
        ];
    }

    private static IEnumerable<IDoctorCheck> OfOwnImage(
        ImageReference? image, string verifier, PolicyInForce policy, Func<string, string?> environment, TimeProvider time)
    {
        if (image is null)
            yield break;

        var options = new ServiceOptions
        {
            Verifier = verifier,
            ConfigDirectory = policy.ConfigDirectory,
            TrustedIdentities = policy.TrustedIdentities,
            UsesEnvironmentCredential = true,
            VerificationLimit = OwnImageCheck.VerificationLimit,
        };
        yield return new OwnImageCheck(
            image, policy, () => AuditorServices.Compose(options, environment, time, NullLoggerFactory.Instance));
    }

    private static PolicyInForce PolicyOf(
        AuditorSettings settings, ILookup<string, SettingsMistake> mistakes, string? configDirectory, Func<string, string?> environment)
    {
        var directory = Path.GetFullPath(configDirectory ?? NotationConfiguration.InstalledDirectory(environment));
        return new PolicyInForce(settings.TrustedIdentities, directory, mistakes.Contains(SettingsVariables.TrustedIdentitiesVariable));
    }

    private static IEnumerable<IDoctorCheck> OfVerifier(
        AuditorSettings settings, PolicyInForce policy, Func<string, string?> environment, TimeProvider time)
    {
        var libexec = environment("NOTATION_LIBEXEC");
        var plugins = string.IsNullOrEmpty(libexec) ? policy.ConfigDirectory : Path.GetFullPath(libexec);
        if (settings.Verifier != Verifiers.Builtin)
        {
            var process = new NotationProcess(time);
            yield return new NotationProgramCheck(process, environment, policy.ConfigDirectory);
            yield return new SignerPluginCheck(process, NotationEnvironment.Read(environment), plugins, policy);
        }

        yield return new TrustPolicyCheck(policy, settings.Verifier);
    }

    private static IEnumerable<IDoctorCheck> OfAws(AuditorSettings settings, ILookup<string, SettingsMistake> mistakes, AwsClients aws)
    {
        foreach (var profile in settings.TrustedIdentities)
            yield return new SigningProfileCheck(aws.Signer, profile);
        if (!mistakes.Contains(SettingsVariables.TopicArnVariable))
            yield return new TopicCheck(aws.Sns, settings.TopicArn);
        if (settings is { Table: { } table, Region: { } place })
            yield return new TableCheck(aws.DynamoDb(place), table, place);
        if (settings is { EventBus: { } bus, Region: { } region })
            yield return new EventBusCheck(aws.EventBridge, bus, region);
    }
}
