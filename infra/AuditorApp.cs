using Amazon.CDK;
using EcsImageAuditor.Cdk.Configuration;
using EcsImageAuditor.Cdk.Platform;

namespace EcsImageAuditor.Infra;

/// <summary>The stacks that the settings ask for.</summary>
internal static class AuditorApp
{
    public const string AuditorStackName = "EcsImageAuditor";
    public const string MemberStackName = "EcsImageAuditorMember";
    public const string SampleStackName = "EcsImageAuditorSample";

    /// <param name="app">The CDK app.</param>
    /// <param name="settings">What the context says.</param>
    /// <param name="root">The repository's root.</param>
    public static void AddStacks(App app, DeploymentSettings settings, string root)
    {
        if (settings.CentralBusArn is { } bus)
        {
            var member = new MemberStack(
                app, MemberStackName, bus, Props(settings.Target, "Sends ECS task events to the central image auditor"));
            Everywhere.Apply(member, settings.Platform);
            return;
        }

        var auditor = new AuditorStack(
            app,
            AuditorStackName,
            settings.Sample ? WithRegistriesOfTheSample(settings) : settings,
            root,
            Props(settings.Target, "Verifies the signatures of the images that Amazon ECS runs")
        );
        if (settings.Sample)
        {
            var sample = new SampleStack(
                app,
                SampleStackName,
                auditor,
                Props(settings.Target, "A signed and an unsigned ECS task to see the image auditor at work")
            );
            Everywhere.Apply(sample, settings.Platform);
        }
    }

    private static DeploymentSettings WithRegistriesOfTheSample(DeploymentSettings settings) => settings with
    {
        Trust = settings.Trust with { Registries = [.. settings.Trust.Registries, SampleStack.UnsignedRegistry] },
    };

    private static StackProps Props(Target target, string description) => new()
    {
        Description = description,
        Env = new Amazon.CDK.Environment { Account = target.Account, Region = target.Region },
    };
}
