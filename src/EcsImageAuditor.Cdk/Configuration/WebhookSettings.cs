using System.Text.RegularExpressions;

namespace EcsImageAuditor.Cdk.Configuration;

/// <summary>The tools of people that hear of bad verdicts through EventBridge.</summary>
internal sealed partial record WebhookSettings
{
    /// <summary>ARN of the secret that holds PagerDuty's integration key, or null.</summary>
    public required string? PagerDutySecretArn { get; init; }

    /// <summary>Whether the PagerDuty account is one of PagerDuty's service region in Europe.</summary>
    public required bool PagerDutyInEurope { get; init; }

    /// <summary>ARN of the secret that holds the URL of Slack's incoming webhook, or null.</summary>
    public required string? SlackSecretArn { get; init; }

    public bool Any => PagerDutySecretArn is not null || SlackSecretArn is not null;

    internal static WebhookSettings Read(ContextReader context, Target target)
    {
        var settings = new WebhookSettings
        {
            PagerDutySecretArn = Secret(context, ContextKeys.PagerDutySecretArn, target),
            PagerDutyInEurope = context.OneOf(ContextKeys.PagerDutyRegion, "us", "eu") == "eu",
            SlackSecretArn = Secret(context, ContextKeys.SlackWebhookSecretArn, target),
        };
        if (context.Has(ContextKeys.PagerDutyRegion) && !context.Has(ContextKeys.PagerDutySecretArn))
            context.Refuse(ContextKeys.PagerDutyRegion, $"has no effect without \"{ContextKeys.PagerDutySecretArn}\".");
        return settings;
    }

    private static string? Secret(ContextReader context, string key, Target target)
    {
        // What was written here may be the secret itself, so it is not repeated.
        if (context.Text(key) is not { } arn)
            return null;
        if (SecretArn().Match(arn) is not { Success: true } match)
            context.Refuse(
                key,
                "is not the ARN of a secret in Secrets Manager (arn:aws:secretsmanager:REGION:ACCOUNT:secret:NAME-SUFFIX); store the secret there and write its ARN here."
            );
        else if (target.Region is { } region && match.Groups["region"].Value != region)
            context.Refuse(
                key,
                $"\"{arn}\" is not in {region}, and CloudFormation reads secrets of the stack's own region only; replicate the secret there."
            );
        else
            return arn;
        return null;
    }

    // https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_iam-permissions.html#iam-resources
    [GeneratedRegex("^arn:aws[a-z-]*:secretsmanager:(?<region>[a-z0-9-]+):[0-9]{12}:secret:[a-zA-Z0-9/_+=.@-]+-[a-zA-Z0-9]{6}$")]
    private static partial Regex SecretArn();
}
