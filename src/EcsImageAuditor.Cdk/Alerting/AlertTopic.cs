using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.SNS;
using Amazon.CDK.AWS.SNS.Subscriptions;
using Constructs;
using EcsImageAuditor.Cdk.Configuration;

namespace EcsImageAuditor.Cdk.Alerting;

/// <summary>The encrypted topic that tells people: the auditor's findings and this stack's alarms.</summary>
internal sealed class AlertTopic : Construct
{
    private static readonly string[] PublishingNeeds = ["kms:Decrypt", "kms:GenerateDataKey*"];

    /// <param name="scope">The parent.</param>
    /// <param name="id">The name in the construct tree.</param>
    /// <param name="settings">Who is told.</param>
    /// <param name="key">The customer's key, or null for one of the construct's own.</param>
    public AlertTopic(Construct scope, string id, AlertSettings settings, IKey? key)
        : base(scope, id)
    {
        // Alarms cannot publish to a topic under the key that AWS manages, because its policy cannot name them.
        Key = key ?? new Key(this, "Key", new KeyProps
        {
            Description = "Encrypts the alerts of the ECS image auditor",
            EnableKeyRotation = true,
            PendingWindow = Duration.Days(7),
            RemovalPolicy = RemovalPolicy.DESTROY,
        });
        Topic = new Topic(this, "Topic", new TopicProps { DisplayName = "ECS image auditor", MasterKey = Key, EnforceSSL = true });
        AllowAlarms();

        foreach (var email in settings.Emails)
            Topic.AddSubscription(new EmailSubscription(email));
        HasChat = settings.Slack is not null;
        if (settings.Slack is { } slack)
            _ = new SlackChannel(this, "Slack", Topic, slack);
    }

    public Topic Topic { get; }

    /// <summary>Whether a chat reads the topic, which shows no plain text.</summary>
    public bool HasChat { get; }

    public IKey Key { get; }

    /// <summary>Publishing to an encrypted topic needs the key as well, which CDK's own grant leaves out.</summary>
    public void GrantPublish(IRole role)
    {
        role.AddToPrincipalPolicy(new PolicyStatement(new PolicyStatementProps
        {
            Sid = "PublishAlerts",
            Actions = ["sns:Publish"],
            Resources = [Topic.TopicArn],
        }));
        role.AddToPrincipalPolicy(new PolicyStatement(new PolicyStatementProps
        {
            Sid = "EncryptAlerts",
            Actions = PublishingNeeds,
            Resources = [Key.KeyArn],
        }));
    }

    /// <summary>Lets a rule of EventBridge publish. A topic as target takes no role.</summary>
    /// <param name="ruleArn">ARN of the rule.</param>
    /// <remarks>
    /// Not every delivery of EventBridge tells its rule or account: where it does, they have to be these.
    /// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html
    /// </remarks>
    public void AllowRule(string ruleArn)
    {
        var events = new ServicePrincipal("events.amazonaws.com");
        Topic.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps
        {
            Sid = "RulePublishes",
            Principals = [events],
            Actions = ["sns:Publish"],
            Resources = [Topic.TopicArn],
            Conditions = new Dictionary<string, object>
            {
                ["ArnEqualsIfExists"] = new Dictionary<string, object> { ["aws:SourceArn"] = ruleArn },
            },
        }));
        Key.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps
        {
            Sid = "RuleEncrypts",
            Principals = [events],
            Actions = PublishingNeeds,
            Resources = ["*"],
            Conditions = new Dictionary<string, object>
            {
                ["StringEqualsIfExists"] = new Dictionary<string, object> { ["aws:SourceAccount"] = Stack.Of(this).Account },
            },
        }));
    }

    /// <summary>The statement on the topic also makes CDK write the topic policy that refuses plain HTTP; without it there is none.</summary>
    private void AllowAlarms()
    {
        var alarms = new ServicePrincipal("cloudwatch.amazonaws.com");
        var ofThisAccount = new Dictionary<string, object>
        {
            ["StringEquals"] = new Dictionary<string, object> { ["aws:SourceAccount"] = Stack.Of(this).Account },
        };
        Topic.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps
        {
            Sid = "AlarmsPublish",
            Principals = [alarms],
            Actions = ["sns:Publish"],
            Resources = [Topic.TopicArn],
            Conditions = ofThisAccount,
        }));
        Key.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps
        {
            Sid = "AlarmsEncrypt",
            Principals = [alarms],
            Actions = PublishingNeeds,
            Resources = ["*"],
            Conditions = ofThisAccount,
        }));
    }
}
