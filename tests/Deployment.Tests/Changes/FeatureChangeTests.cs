using Deployment.Tests.Synthesis;

namespace Deployment.Tests.Changes;

/// <summary>Turning features on and off, in any order, is a deployment that CloudFormation takes and that destroys nothing.</summary>
public sealed class FeatureChangeTests
{
    private static readonly string[] Features =
    [
        "\"gate\": true",
        "\"sample\": true",
        "\"sweep\": false",
        "\"organizationId\": \"o-a1b2c3d4e5\"",
        "\"managedSigning\": \"prod/*\"",
        "\"slackWorkspaceId\": \"T0123ABCD\", \"slackChannelId\": \"C0123ABCD\"",
        $"\"pagerDutySecretArn\": \"{Deployments.PagerDutySecret}\", \"verdictEventBus\": \"security\"",
        "\"repositories\": \"\"",
        "\"mode\": \"stop\", \"stopClusters\": \"prod\", \"alertEmails\": \"a@example.com\"",
    ];

    /// <summary>With none, one or two of the features.</summary>
    private static readonly string[] Contexts =
    [
        "{}",
        .. Features.Select(feature => $"{{ {feature} }}"),
        .. Features.SelectMany((feature, i) => Features.Skip(i + 1).Select(other => $"{{ {feature}, {other} }}")),
    ];

    [Fact]
    public void Any_features_can_be_exchanged_for_any_others()
    {
        var failures = new List<string>();
        foreach (var before in Contexts)
        {
            foreach (var after in Contexts)
            {
                var account = new DeployedStacks();
                account.Deploy(SynthesizedApp.Templates(before));
                foreach (var (context, change) in new[] { (after, "to"), (before, "back from") })
                    failures.AddRange(account.Deploy(SynthesizedApp.Templates(context)).Select(failure => $"{before} {change} {after}: {failure}"));
            }
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures.Take(5)));
    }

    [Fact]
    public void No_two_resources_of_all_stacks_have_the_same_name()
    {
        var names = SynthesizedApp.Templates(Deployments.Full).Values
            .SelectMany(template => template.Resources)
            .Select(CreateOnly.Name).OfType<string>().ToList();

        Assert.Equal(names.Distinct(StringComparer.Ordinal), names);
        Assert.True(names.Count > 20, $"{names.Count}");
    }

    /// <summary>What outlives its stack is still there when the same is deployed again: docs/deploy.md says how to adopt it.</summary>
    [Fact]
    public void Only_what_the_context_names_is_in_the_way_when_a_stack_is_deployed_again() =>
        Assert.Equal(
            ["AWS::ECR::Repository \"prod/web\"", "AWS::ECR::Repository \"prod/worker\"", "AWS::Signer::SigningProfile \"release\""],
            SynthesizedApp.Templates(Deployments.Full).Values
                .SelectMany(template => template.Resources)
                .Where(resource => resource.Json["DeletionPolicy"]?.ToString() == "Retain")
                .Select(CreateOnly.Name).OfType<string>().Order(StringComparer.Ordinal));

    [Fact]
    public void Of_everything_that_holds_something_the_table_knows_what_replaces_it() =>
        Assert.Empty(
            SynthesizedApp.Templates(Deployments.Full).Values
                .SelectMany(template => template.Resources)
                .Where(resource => resource.Json["DeletionPolicy"] is not null)
                .Select(resource => resource.Type)
                .Except(CreateOnly.StatefulTypes));
}
