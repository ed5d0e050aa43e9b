using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Amazon;
using EcsImageAuditor.Auditing;
using EcsImageAuditor.Exemptions;
using EcsImageAuditor.Gating;
using EcsImageAuditor.Registries;
using EcsImageAuditor.State;
using ImageSignatures.Oci;
using ImageSignatures.Text;
using ImageSignatures.TrustPolicies;
using ImageSignatures.Verification;
using static EcsImageAuditor.Configuration.SettingsVariables;

namespace EcsImageAuditor.Configuration;

/// <summary>Reads the <c>AUDITOR_*</c> variables. Every mistake is told at once, each naming its variable.</summary>
public sealed partial class SettingsReader
{
    private const int DefaultMaxReceives = 5;

    /// <summary>The longest time that a variable may hold.</summary>
    public static readonly TimeSpan LongestSpan = TimeSpan.FromDays(30);

    private readonly Func<string, string?> _environment;
    private readonly List<SettingsMistake> _mistakes = [];

    private SettingsReader(Func<string, string?> environment) => _environment = environment;

    /// <param name="environment">The value of a variable, or null.</param>
    /// <exception cref="SettingsException">Some variable does not hold what it should.</exception>
    public static AuditorSettings Read(Func<string, string?> environment)
    {
        var settings = Read(environment, out var mistakes);
        return mistakes.Count == 0 ? settings : throw new SettingsException([.. mistakes.Select(mistake => mistake.Message)]);
    }

    /// <param name="environment">The value of a variable, or null.</param>
    /// <param name="mistakes">What is wrong, in the order of the settings.</param>
    /// <returns>What can be used. A variable that does not hold what it should counts as if it were not set.</returns>
    public static AuditorSettings Read(Func<string, string?> environment, out IReadOnlyList<SettingsMistake> mistakes)
    {
        var reader = new SettingsReader(environment);
        var settings = new AuditorSettings
        {
            Verifier = reader.OneOf(VerifierVariable, Verifiers.Names),
            Stops = reader.Stops(),
            TrustedIdentities = reader.TrustedIdentities(),
            TopicArn = reader.TopicArn(),
            MaxReceives = reader.Number(MaxReceivesVariable, DefaultMaxReceives, "the queue's maxReceiveCount"),
            Table = reader.Matching(TableVariable, Table(), "the name of a DynamoDB table"),
            EventBus = reader.Matching(EventBusVariable, EventBus(), "the name or ARN of an EventBridge bus"),
            Registries = reader.Registries(),
            Exemptions = reader.Exemptions(),
            State = reader.State(),
            Region = reader.Region(),
            Image = reader.Image(),
            GateInconclusive = reader.GateInconclusive(),
        };
        mistakes = reader._mistakes;
        return settings;
    }

    private void Mistake(string variable, string message) => _mistakes.Add(new SettingsMistake(variable, message));

    private string? Value(string variable) => _environment(variable)?.Trim() is { Length: > 0 } value ? value : null;

    private string[] List(string variable) =>
        Value(variable)?.Split([',', ' ', '\n', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    /// <summary>The first choice is the default.</summary>
    private string OneOf(string variable, IReadOnlyList<string> choices)
    {
        var value = Value(variable) ?? choices[0];
        if (choices.Contains(value))
            return value;

        Mistake(variable, $"{variable} is \"{Printable.Clean(value)}\"; set it to one of: {string.Join(", ", choices)}.");
        return choices[0];
    }

    private string? Matching(string variable, Regex pattern, string meaning)
    {
        var value = Value(variable);
        if (value is null || pattern.IsMatch(value))
            return value;

        Mistake(variable, $"{variable} is \"{Printable.Clean(value)}\"; set it to {meaning}.");
        return null;
    }

    private InconclusivePolicy GateInconclusive() => OneOf(GateInconclusiveVariable, ["wait", "allow", "block"]) switch
    {
        "allow" => InconclusivePolicy.Allow,
        "block" => InconclusivePolicy.Block,
        _ => InconclusivePolicy.Wait,
    };

    private ImageReference? Image()
    {
        if (Value(ImageVariable) is not { } value)
            return null;
        if (ImageReference.TryParse(value, out var image, out var mistake))
            return image;

        Mistake(ImageVariable, $"{ImageVariable} is \"{Printable.Clean(value)}\", which names no image: {mistake}");
        return null;
    }

    private StopPolicy Stops()
    {
        var enabled = OneOf(ModeVariable, ["audit", "stop"]) == "stop";
        var dryRun = OneOf(StopDryRunVariable, ["false", "true"]) == "true";
        var clusters = List(StopClustersVariable);
        foreach (var cluster in clusters.Where(cluster => !Cluster().IsMatch(cluster)))
            Mistake(
                StopClustersVariable,
                $"{StopClustersVariable} holds \"{Printable.Clean(cluster)}\"; list names or ARNs of ECS clusters, each in full."
            );
        if (enabled && clusters.Length == 0)
            Mistake(
                ModeVariable,
                $"{ModeVariable} is stop, but {StopClustersVariable} is empty; list the clusters whose tasks may be stopped."
            );
        return new StopPolicy
        {
            Enabled = enabled,
            Clusters = clusters,
            DryRun = dryRun,
            Region = OwnRegion(),
        };
    }

    private List<SigningProfileArn> TrustedIdentities()
    {
        var profiles = new List<SigningProfileArn>();
        foreach (var identity in List(TrustedIdentitiesVariable))
        {
            if (SigningProfileArn.TryParse(identity, out var profile, out var mistake))
                profiles.Add(profile);
            else
                Mistake(TrustedIdentitiesVariable, $"{TrustedIdentitiesVariable} holds \"{Printable.Clean(identity)}\": {mistake}");
        }

        return profiles;
    }

    private string? TopicArn()
    {
        var value = Value(TopicArnVariable);
        if (
            value is null
            || (
                Arn.TryParse(value, out var arn)
                && arn is { Service: "sns", Region.Length: > 0, AccountId.Length: 12, Resource.Length: > 0 }
            )
        )
            return value;

        Mistake(
            TopicArnVariable,
            $"{TopicArnVariable} is \"{Printable.Clean(value)}\"; set it to the ARN of an SNS topic (arn:aws:sns:REGION:ACCOUNT:NAME)."
        );
        return null;
    }

    private int Number(string variable, int otherwise, string meaning)
    {
        var value = Value(variable);
        if (value is null)
            return otherwise;
        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= 1000)
            return count;

        Mistake(variable, $"{variable} is \"{Printable.Clean(value)}\"; set it to {meaning}, 1 to 1000.");
        return otherwise;
    }

    private TimeSpan Span(string variable, TimeSpan otherwise)
    {
        var value = Value(variable);
        if (value is null)
            return otherwise;
        if (TimeSpan.TryParseExact(value, "c", CultureInfo.InvariantCulture, out var span) && span > TimeSpan.Zero && span <= LongestSpan)
            return span;

        Mistake(
            variable,
            $"{variable} is \"{Printable.Clean(value)}\"; set it to a time such as 01:00:00 for one hour or 7.00:00:00 for seven days, 30 days at most."
        );
        return otherwise;
    }

    private StateOptions State() =>
        new()
        {
            VerdictLifetime = Span(VerdictTtlVariable, new StateOptions().VerdictLifetime),
            AlertWindow = Span(AlertWindowVariable, new StateOptions().AlertWindow),
            StopLimit = Number(
                StopLimitVariable,
                new StateOptions().StopLimit,
                "how many tasks of one service and image are stopped in a window"
            ),
        };

    /// <summary>Where the table and the bus are: the function's own region.</summary>
    private string? Region()
    {
        var region = OwnRegion();
        if (region is null && (Value(TableVariable) ?? Value(EventBusVariable)) is not null)
            Mistake(TableVariable, $"{TableVariable} or {EventBusVariable} is set, but no region; set AWS_REGION.");
        return region;
    }

    private string? OwnRegion() => Value("AWS_REGION") ?? Value("AWS_DEFAULT_REGION");

    private AllowedRegistries Registries()
    {
        if (Value(RegistriesVariable) is not { } value)
            return AllowedRegistries.Unrestricted;

        var entries = value.StartsWith('[') ? JsonList(value) : List(RegistriesVariable);
        var patterns = new List<RegistryPattern>();
        foreach (var entry in entries ?? [])
        {
            if (RegistryPattern.TryParse(entry, out var pattern, out var mistake))
                patterns.Add(pattern);
            else
                Mistake(RegistriesVariable, $"{RegistriesVariable}: {mistake}");
        }

        if (entries is not { Length: > 0 })
            Mistake(
                RegistriesVariable,
                $"{RegistriesVariable} holds no list of registries; list hosts, *.DOMAIN and AWS accounts with commas, or as a JSON list of text."
            );
        return AllowedRegistries.Of(patterns);
    }

    /// <returns>Null where it is not a list of text.</returns>
    private static string[]? JsonList(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var items = document.RootElement.EnumerateArray().ToArray();
            return items.All(item => item.ValueKind == JsonValueKind.String) ? [.. items.Select(item => item.GetString()!)] : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Null where account or region is not known.</summary>
    private AuditorPlace? Place() =>
        Matching(AccountVariable, Account(), "the 12 digits of the AWS account that the auditor runs in") is { } account
        && OwnRegion() is { } region
            ? new AuditorPlace(account, region)
            : null;

    private IReadOnlyList<Exemption> Exemptions()
    {
        if (Value(ExemptionsVariable) is not { } value)
            return [];

        try
        {
            var json = value.StartsWith('[') ? value : File.ReadAllText(value);
            var exemptions = ExemptionReader.Read(json, Place(), out var mistakes);
            foreach (var mistake in mistakes)
                Mistake(ExemptionsVariable, $"{ExemptionsVariable}: {mistake}");
            return exemptions;
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            Mistake(
                ExemptionsVariable,
                $"{ExemptionsVariable} names the file \"{Printable.Clean(value)}\", which cannot be read ({exception.GetType().Name}); give a JSON list or the path of a file with one."
            );
            return [];
        }
    }

    [GeneratedRegex("^[a-zA-Z0-9_.-]{3,255}$")]
    private static partial Regex Table();

    [GeneratedRegex("^[0-9]{12}$")]
    private static partial Regex Account();

    [GeneratedRegex("^(arn:aws[a-z-]*:events:[a-z0-9-]+:[0-9]{12}:event-bus/)?[/.a-zA-Z0-9_-]{1,256}$")]
    private static partial Regex EventBus();

    [GeneratedRegex("^(arn:aws[a-z-]*:ecs:[a-z0-9-]+:[0-9]{12}:cluster/)?[a-zA-Z0-9_-]{1,255}$")]
    private static partial Regex Cluster();
}
