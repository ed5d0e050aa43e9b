using EcsImageAuditor.Cdk.Configuration;

namespace Deployment.Tests.Synthesis;

/// <summary>The configurations worth having, for what must hold in each of them.</summary>
public static class Deployments
{
    /// <summary>An empty context.</summary>
    public const string Default = "{}";

    /// <summary>Everything that can be switched on.</summary>
    public const string Full = """
        {
          "repositories": ["prod/web", "prod/worker"],
          "signingProfileName": "release",
          "signatureValidityMonths": 12,
          "managedSigning": ["prod/*"],
          "trustedIdentities": ["arn:aws:signer:us-east-1:444455556666:/signing-profiles/vendor"],
          "verifier": "both",
          "exemptions": [{ "registry": "public.ecr.aws", "repository": "datadog/agent", "reason": "checked by the vendor", "expires": "2027-01-01" }],
          "mode": "stop",
          "stopClusters": ["prod", "arn:aws:ecs:eu-west-1:111122223333:cluster/payments"],
          "alertEmails": ["security@example.com", "oncall@example.com"],
          "slackWorkspaceId": "T0123ABCD",
          "slackChannelId": "C0123ABCD",
          "stopLimit": 20,
          "pagerDutySecretArn": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:oncall/pagerduty-AbCd12",
          "slackWebhookSecretArn": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:oncall/slack-EfGh34",
          "verdictTtl": "04:00:00",
          "alertWindow": "00:30:00",
          "sweep": true,
          "sweepHours": 6,
          "gate": true,
          "gateInconclusive": "wait",
          "architecture": "x86_64",
          "organizationId": "o-a1b2c3d4e5",
          "sample": true
        }
        """;

    /// <summary>Audit, sweep and gate.</summary>
    public const string AllFunctions = """{ "sweep": true, "gate": true }""";

    /// <summary>Stopping, but only said.</summary>
    public const string DryRun = """{ "mode": "stop", "stopClusters": "prod", "stopDryRun": true }""";

    /// <summary>Only the profiles of elsewhere.</summary>
    public const string ForeignProfiles = """
        { "createSigningProfile": false, "trustedIdentities": "arn:aws:signer:us-east-1:444455556666:/signing-profiles/release" }
        """;

    /// <summary>An account whose tasks another account audits.</summary>
    public const string Member = """{ "centralBusArn": "arn:aws:events:eu-west-1:444455556666:event-bus/ecs-image-auditor" }""";

    public const string PagerDutySecret = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:oncall/pagerduty-AbCd12";

    public const string SlackSecret = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:oncall/slack-EfGh34";

    /// <summary>Verdicts on a bus of their own, from which PagerDuty and Slack hear of them.</summary>
    public const string Webhooks = $$"""
        { "verdictEventBus": "security", "pagerDutySecretArn": "{{PagerDutySecret}}", "pagerDutyRegion": "eu", "slackWebhookSecretArn": "{{SlackSecret}}" }
        """;

    /// <summary>What a company may ask of everything in its accounts.</summary>
    public const string Platform = $$"""
        {
          "gate": true,
          "slackWebhookSecretArn": "{{SlackSecret}}",
          "subnetIds": ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
          "vpcId": "vpc-0123456789abcdef0",
          "kmsKeyArn": "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
          "permissionsBoundary": "arn:aws:iam::111122223333:policy/platform/boundary",
          "tags": { "team": "platform", "cost-centre": "42" },
          "tracing": true,
          "sample": true
        }
        """;

    internal static readonly Target GovCloud = new("111122223333", "us-gov-west-1");

    /// <summary>Every template of every configuration, by name.</summary>
    public static TheoryData<string> Names => [.. Contexts.Keys];

    /// <summary>Those whose templates have a topic: the account whose tasks another account audits has none.</summary>
    public static TheoryData<string> NamesWithTopics => [.. Contexts.Keys.Where(name => name != nameof(Member))];

    private static Dictionary<string, string> Contexts { get; } = new()
    {
        [nameof(Default)] = Default,
        [nameof(Full)] = Full,
        [nameof(AllFunctions)] = AllFunctions,
        [nameof(DryRun)] = DryRun,
        [nameof(ForeignProfiles)] = ForeignProfiles,
        [nameof(Member)] = Member,
        [nameof(Webhooks)] = Webhooks,
        [nameof(Platform)] = Platform,
    };

    internal static IEnumerable<Template> Templates(string name) => SynthesizedApp.Templates(Contexts[name]).Values;
}
