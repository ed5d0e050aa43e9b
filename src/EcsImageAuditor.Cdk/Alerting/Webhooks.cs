using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.KMS;
using Constructs;
using EcsImageAuditor.Cdk.Configuration;
using EcsImageAuditor.Cdk.Intake;
using ApiDestination = Amazon.CDK.AWS.Events.ApiDestination;
using ApiDestinationTarget = Amazon.CDK.AWS.Events.Targets.ApiDestination;
using EventBus = Amazon.CDK.AWS.Events.EventBus;

namespace EcsImageAuditor.Cdk.Alerting;

/// <summary>
/// Sends bad verdicts from the event bus to people's tools: a rule, an API destination and a role that may call nothing else for each.
/// CloudFormation reads the secrets when it deploys; the template holds their names only.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-api-destinations.html</remarks>
internal sealed class Webhooks : Construct
{
    private readonly IEventBus _bus;

    public Webhooks(Construct scope, string id, WebhookSettings settings, string bus, IKey? key)
        : base(scope, id)
    {
        _bus = EventBus.FromEventBusName(this, "Bus", bus);
        Unsent = new DeadLetterQueue(this, "Unsent", key);
        if (settings.PagerDutySecretArn is { } pagerDuty)
            Send("PagerDuty", PagerDutyWebhook.Create(pagerDuty, settings.PagerDutyInEurope));
        if (settings.SlackSecretArn is { } slack)
            Send("Slack", SlackWebhook.Create(slack));
    }

    /// <summary>Verdicts that a tool did not take within a day.</summary>
    public DeadLetterQueue Unsent { get; }

    private void Send(string name, Webhook webhook)
    {
        var connection = new Connection(this, $"{name}Connection", new ConnectionProps
        {
            Description = $"Tells {name} of container images that are not trusted",

            // A connection must have a header with a key, but both tools take their secret elsewhere: this one is none.
            Authorization = Authorization.ApiKey("X-Sent-By", SecretValue.UnsafePlainText("ecs-image-auditor")),
            BodyParameters = webhook.SecretMembers?.ToDictionary(member => member.Key, member => HttpParameter.FromSecret(member.Value)),
        });
        var destination = new ApiDestination(this, $"{name}Destination", new Amazon.CDK.AWS.Events.ApiDestinationProps
        {
            Connection = connection,
            Endpoint = webhook.Endpoint,
            HttpMethod = Amazon.CDK.AWS.Events.HttpMethod.POST,
            RateLimitPerSecond = webhook.CallsPerSecond,
        });
        var rule = new Rule(this, $"{name}Rule", new RuleProps
        {
            EventBus = _bus,
            Description = $"Container images that are not trusted, for {name}",
            EventPattern = VerdictEventPattern.Bad(webhook.Sightings),
        });
        rule.AddTarget(new ApiDestinationTarget(destination, new Amazon.CDK.AWS.Events.Targets.ApiDestinationProps
        {
            Event = webhook.Body,
            MaxEventAge = Duration.Hours(24),
            RetryAttempts = 185,
            DeadLetterQueue = Unsent,
        }));
    }
}
