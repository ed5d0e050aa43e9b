using System.Globalization;
using System.Text.RegularExpressions;
using Amazon;
using EcsImageAuditor.Auditing;
using EcsImageAuditor.Gating;
using EcsImageAuditor.TrustPolicies;
using EcsImageAuditor.Verification;

namespace EcsImageAuditor.Configuration;

/// <summary>Reads the <c>AUDITOR_*</c> variables. Every mistake is told at once, each naming its variable.</summary>
public sealed partial class SettingsReader
{
    public const string VerifierVariable = "AUDITOR_VERIFIER";
    public const string ModeVariable = "AUDITOR_MODE";
    public const string StopClustersVariable = "AUDITOR_STOP_CLUSTERS";
    public const string StopDryRunVariable = "AUDITOR_STOP_DRY_RUN";
    public const string TrustedIdentitiesVariable = "AUDITOR_TRUSTED_IDENTITIES";
    public const string TopicArnVariable = "AUDITOR_TOPIC_ARN";
    public const string MaxReceivesVariable = "AUDITOR_MAX_RECEIVES";
    public const string TableVariable = "AUDITOR_TABLE";
    public const string GateInconclusiveVariable = "AUDITOR_GATE_INCONCLUSIVE";

    private const int DefaultMaxReceives = 5;

    private readonly Func<string, string?> _environment;
    private readonly List<string> _mistakes = [];

    private SettingsReader(Func<string, string?> environment) => _environment = environment;

    /// <param name="environment">The value of a variable, or null.</param>
    /// <exception cref="SettingsException">Some variable does not hold what it should.</exception>
    public static AuditorSettings Read(Func<string, string?> environment)
    {
        var reader = new SettingsReader(environment);
        var settings = new AuditorSettings
        {
            Verifier = reader.OneOf(VerifierVariable, Verifiers.Names),
            Stops = reader.Stops(),
            TrustedIdentities = reader.TrustedIdentities(),
            TopicArn = reader.TopicArn(),
            MaxReceives = reader.MaxReceives(),
            Table = reader.Matching(TableVariable, Table(), "the name of a DynamoDB table"),
            GateInconclusive = reader.GateInconclusive(),
        };
        return reader._mistakes.Count == 0 ? settings : throw new SettingsException(reader._mistakes);
    }

    private string? Value(string variable) => _environment(variable)?.Trim() is { Length: > 0 } value ? value : null;

    private string[] List(string variable) =>
        Value(variable)?.Split([',', ' ', '\n', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    /// <summary>The first choice is the default.</summary>
    private string OneOf(string variable, IReadOnlyList<string> choices)
    {
        var value = Value(variable) ?? choices[0];
        if (!choices.Contains(value))
            _mistakes.Add($"{variable} is \"{Printable.Clean(value)}\"; set it to one of: {string.Join(", ", choices)}.");
        return value;
    }

    private string? Matching(string variable, Regex pattern, string meaning)
    {
        var value = Value(variable);
        if (value is not null && !pattern.IsMatch(value))
            _mistakes.Add($"{variable} is \"{Printable.Clean(value)}\"; set it to {meaning}.");
        return value;
    }

    private InconclusivePolicy GateInconclusive() => OneOf(GateInconclusiveVariable, ["wait", "allow", "block"]) switch
    {
        "allow" => InconclusivePolicy.Allow,
        "block" => InconclusivePolicy.Block,
        _ => InconclusivePolicy.Wait,
    };

    private StopPolicy Stops()
    {
        var enabled = OneOf(ModeVariable, ["audit", "stop"]) == "stop";
        var dryRun = OneOf(StopDryRunVariable, ["false", "true"]) == "true";
        var clusters = List(StopClustersVariable);
        foreach (var cluster in clusters.Where(cluster => !Cluster().IsMatch(cluster)))
            _mistakes.Add($"{StopClustersVariable} holds \"{Printable.Clean(cluster)}\"; list names or ARNs of ECS clusters, each in full.");
        if (enabled && clusters.Length == 0)
            _mistakes.Add($"{ModeVariable} is stop, but {StopClustersVariable} is empty; list the clusters whose tasks may be stopped.");
        return new StopPolicy { Enabled = enabled, Clusters = clusters, DryRun = dryRun };
    }

    private List<SigningProfileArn> TrustedIdentities()
    {
        var profiles = new List<SigningProfileArn>();
        foreach (var identity in List(TrustedIdentitiesVariable))
        {
            if (SigningProfileArn.TryParse(identity, out var profile, out var mistake))
                profiles.Add(profile);
            else
                _mistakes.Add($"{TrustedIdentitiesVariable} holds \"{Printable.Clean(identity)}\": {mistake}");
        }

        return profiles;
    }

    private string? TopicArn()
    {
        var value = Value(TopicArnVariable);
        if (value is not null && !(Arn.TryParse(value, out var arn) && arn is { Service: "sns", Region.Length: > 0, AccountId.Length: 12, Resource.Length: > 0 }))
            _mistakes.Add($"{TopicArnVariable} is \"{Printable.Clean(value)}\"; set it to the ARN of an SNS topic (arn:aws:sns:REGION:ACCOUNT:NAME).");
        return value;
    }

    private int MaxReceives()
    {
        var value = Value(MaxReceivesVariable);
        if (value is null)
            return DefaultMaxReceives;
        if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count is < 1 or > 1000)
            _mistakes.Add($"{MaxReceivesVariable} is \"{Printable.Clean(value)}\"; set it to the queue's maxReceiveCount, 1 to 1000.");
        return count;
    }

    [GeneratedRegex("^[a-zA-Z0-9_.-]{3,255}$")]
    private static partial Regex Table();

    [GeneratedRegex("^(arn:aws[a-z-]*:ecs:[a-z0-9-]+:[0-9]{12}:cluster/)?[a-zA-Z0-9_-]{1,255}$")]
    private static partial Regex Cluster();
}
