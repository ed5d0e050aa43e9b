using System.Collections.Concurrent;
using Amazon.CDK;
using Amazon.CDK.CXAPI;
using EcsImageAuditor.Cdk.Configuration;
using EcsImageAuditor.Infra;

namespace Deployment.Tests.Synthesis;

/// <summary>The templates that a CDK context gives. Synthesis takes seconds, so each context is synthesised once.</summary>
internal static class SynthesizedApp
{
    public static readonly Target Commercial = new("111122223333", "eu-west-1");

    private static readonly ConcurrentDictionary<(string, Target), Lazy<IReadOnlyDictionary<string, Template>>> Apps = new();

    /// <summary>jsii talks to one Node.js process over one pipe.</summary>
    private static readonly Lock Jsii = new();

    static SynthesizedApp() => NodeRuntime.SilenceEndOfLifeBanner();

    /// <param name="context">The CDK context as JSON.</param>
    /// <param name="stack">The stack's name.</param>
    /// <param name="target">Where it goes; <see cref="Commercial"/> by default.</param>
    public static Template Template(string context = "{}", string stack = AuditorApp.AuditorStackName, Target? target = null) =>
        Templates(context, target)[stack];

    public static IReadOnlyDictionary<string, Template> Templates(string context, Target? target = null) =>
        Apps.GetOrAdd((context, target ?? Commercial), key => new(() => Synthesize(key.Item1, key.Item2))).Value;

    /// <summary>What synthesis warns about.</summary>
    public static IReadOnlyList<string> Warnings(string context)
    {
        lock (Jsii)
        {
            using var folder = new TemporaryFolder();
            return
            [
                .. Synthesize(context, Commercial, folder.FullName)
                    .Stacks.SelectMany(stack => stack.Messages)
                    .Where(message => message.Level == SynthesisMessageLevel.WARNING)
                    .Select(message => message.Entry.Data?.ToString() ?? string.Empty),
            ];
        }
    }

    /// <summary>For a test that makes or reads objects of the CDK without an app.</summary>
    public static T InJsii<T>(Func<T> function)
    {
        lock (Jsii)
            return function();
    }

    /// <summary>An app of a test's own.</summary>
    /// <param name="add">Adds stacks to it.</param>
    /// <returns>Its templates by stack, and what synthesis says, each with its level.</returns>
    public static SynthesizedStacks Build(Action<App> add)
    {
        lock (Jsii)
        {
            using var folder = new TemporaryFolder();
            var app = new App(new AppProps { Outdir = folder.FullName, AnalyticsReporting = false, Context = PathMetadata() });
            add(app);
            var stacks = app.Synth().Stacks;
            return new SynthesizedStacks(
                stacks.ToDictionary(stack => stack.StackName, stack => new Template(File.ReadAllText(stack.TemplateFullPath))),
                [.. stacks.SelectMany(stack => stack.Messages).Select(message => (message.Level, message.Entry.Data?.ToString() ?? ""))]);
        }
    }

    private static Dictionary<string, object> PathMetadata() => new() { ["aws:cdk:enable-path-metadata"] = true };

    private static Dictionary<string, Template> Synthesize(string context, Target target)
    {
        lock (Jsii)
        {
            using var folder = new TemporaryFolder();
            return Synthesize(context, target, folder.FullName)
                .Stacks.ToDictionary(stack => stack.StackName, stack => new Template(File.ReadAllText(stack.TemplateFullPath)));
        }
    }

    private static CloudAssembly Synthesize(string context, Target target, string folder)
    {
        var root = ComponentCatalog.RepositoryRoot;
        var app = new App(new AppProps { Outdir = folder, AnalyticsReporting = false, Context = PathMetadata() });
        AuditorApp.AddStacks(app, DeploymentSettings.Read(CdkContext.Parse(context), target, root), root);
        return app.Synth();
    }
}
