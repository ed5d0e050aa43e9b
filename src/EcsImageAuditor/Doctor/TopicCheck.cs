using System.Globalization;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using EcsImageAuditor.Configuration;
using ImageSignatures.Aws;

namespace EcsImageAuditor.Doctor;

/// <summary>The topic exists and somebody listens. Nothing is published, so that the permission to publish stays untried.</summary>
/// <param name="clients">Gives the SNS client of a region.</param>
/// <param name="topic">The topic's ARN, or null where none is set.</param>
internal sealed class TopicCheck(Func<string, IAmazonSimpleNotificationService> clients, string? topic) : IDoctorCheck
{
    public string Name => "topic";

    public async Task<IReadOnlyList<Observation>> RunAsync(CancellationToken cancellationToken)
    {
        if (topic is null)
            return [Observation.Warning(
                $"{SettingsVariables.TopicArnVariable} is not set, so that nobody is told but the log: set it to the ARN of an SNS topic.")];

        var region = Amazon.Arn.Parse(topic).Region;
        try
        {
            var answer = await clients(region).GetTopicAttributesAsync(topic, cancellationToken);
            return [Judge(answer.Attributes ?? [])];
        }
        catch (NotFoundException)
        {
            return [Observation.Error(
                $"There is no topic {topic}: create it, or set {SettingsVariables.TopicArnVariable} to the one that is meant.")];
        }
        catch (Exception exception) when (AwsFailure.Is(exception, cancellationToken))
        {
            var problem = new AwsCallProblem($"SNS in {region}", "sns:GetTopicAttributes", topic) { AuditorsAction = "sns:Publish" };
            return [problem.Of(exception)];
        }
    }

    private Observation Judge(Dictionary<string, string> attributes) =>
        Judge(Count(attributes, "SubscriptionsConfirmed"), Count(attributes, "SubscriptionsPending"));

    private Observation Judge(int? confirmedCount, int? pendingCount) => (confirmedCount, pendingCount) switch
    {
        (0, > 0 and var pending) => Observation.Warning(
            $"{topic} has no confirmed subscription, and {pending} not yet confirmed: follow the link in the message that SNS sent."),
        (0, _) => Observation.Warning($"{topic} has no subscription, so that nobody is told: subscribe an address, a queue or a chat."),
        (null, _) => Observation.Ok($"{topic} exists; how many are subscribed, it did not say. Nothing was published."),
        (var confirmed, _) => Observation.Ok(
            $"{topic} exists and has {confirmed} confirmed {(confirmed == 1 ? "subscription" : "subscriptions")}. Nothing was published."),
    };

    private static int? Count(Dictionary<string, string> attributes, string name) =>
        int.TryParse(attributes.GetValueOrDefault(name), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;
}
