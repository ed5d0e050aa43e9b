using EcsImageAuditor.Configuration;
using EcsImageAuditor.Registry;
using EcsImageAuditor.Verification;
using EcsImageAuditor.Verification.Notation;

namespace EcsImageAuditor.Doctor;

/// <summary>The checks that a configuration calls for, in the order of the report.</summary>
internal static class DoctorChecks
{
    public static IReadOnlyList<IDoctorCheck> Of(
        DoctorOptions options, Func<string, string?> environment, AwsClients aws, RegistryClient registry, TimeProvider time)
    {
        var settings = SettingsReader.Read(environment, out var mistakes);
        return
        [
            new SettingsCheck(settings, mistakes, options.VariableNames),
            .. OfVerifier(settings, mistakes, options.ConfigDirectory, environment, time),
            new ExemptionsCheck(settings.Exemptions, mistakes, time),
            new CredentialsCheck(aws.Ecr, settings.Region),
            .. OfAws(settings, mistakes, aws),
            .. options.References.Select(reference => new RegistryCheck(registry, reference)),
        ];
    }

    private static IEnumerable<IDoctorCheck> OfVerifier(
        AuditorSettings settings, IReadOnlyList<SettingsMistake> mistakes, string? configDirectory, Func<string, string?> environment, TimeProvider time)
    {
        var directory = Path.GetFullPath(configDirectory ?? NotationConfiguration.InstalledDirectory(environment));
        var plugins = environment("NOTATION_LIBEXEC") is { Length: > 0 } libexec ? Path.GetFullPath(libexec) : directory;
        var policy = new PolicyInForce(settings.TrustedIdentities, directory, HasMistake(mistakes, SettingsReader.TrustedIdentitiesVariable));
        if (settings.Verifier != Verifiers.Builtin)
        {
            var process = new NotationProcess(time);
            yield return new NotationProgramCheck(process, environment, directory);
            yield return new SignerPluginCheck(process, NotationEnvironment.Read(environment), plugins, policy);
        }

        yield return new TrustPolicyCheck(policy, settings.Verifier);
    }

    private static IEnumerable<IDoctorCheck> OfAws(AuditorSettings settings, IReadOnlyList<SettingsMistake> mistakes, AwsClients aws)
    {
        foreach (var profile in settings.TrustedIdentities)
            yield return new SigningProfileCheck(aws.Signer, profile);
        if (!HasMistake(mistakes, SettingsReader.TopicArnVariable))
            yield return new TopicCheck(aws.Sns, settings.TopicArn);
        if (settings is { Table: { } table, Region: { } place })
            yield return new TableCheck(aws.DynamoDb(place), table, place);
        if (settings is { EventBus: { } bus, Region: { } region })
            yield return new EventBusCheck(aws.EventBridge, bus, region);
    }

    private static bool HasMistake(IReadOnlyList<SettingsMistake> mistakes, string variable) => mistakes.Any(mistake => mistake.Variable == variable);
}
