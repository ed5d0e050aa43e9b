using System.CommandLine;
using System.Text.Json.Nodes;
using EcsImageAuditor.Cli.Demo;
using EcsImageAuditor.Cli.Shell;
using EcsImageAuditor.Lambda;

namespace EcsImageAuditor.Cli.Commands;

/// <summary><c>demo</c>: the whole way of an event on this machine, without AWS.</summary>
internal sealed class DemoCommand(Terminal terminal, Func<string, string?> environment, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public Command Build()
    {
        var command = new Command(
            "demo",
            "Shows an audit on this machine: images are signed, tasks start, the Lambda judges them. Needs no AWS account."
        );
        command.SetAction((_, cancellationToken) => RunAsync(cancellationToken));
        return command;
    }

    private async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var path = await NotationProvider.ProvideAsync(terminal, environment("PATH"), time, cancellationToken);
        await using var world = await DemoWorld.StartAsync(cancellationToken);
        var (trusted, scenarios) = await DemoScenarios.PrepareAsync(world, cancellationToken);
        var variables = world.EnvironmentOf(trusted, path);
        if (path is null)
            await terminal.Error.WriteLineAsync(
                "notation could not be had, so the builtin verifier judges alone: see https://notaryproject.dev/docs/user-guides/installation/cli/"
            );
        var view = new DemoView(terminal.Console);
        view.Introduce(world, trusted, path is null ? "builtin" : "both: notation and the builtin one have to agree");

        // The SDK finds credentials by itself, in the process's environment; loopback gets none of the user's own.
        foreach (var name in variables.Keys.Where(name => name is "AWS_ACCESS_KEY_ID" or "AWS_SECRET_ACCESS_KEY"))
            Environment.SetEnvironmentVariable(name, variables[name]);

        using var log = new StringWriter();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var host = new LambdaHost(name => variables.GetValueOrDefault(name) ?? environment(name), log, time);
        var loop = host.RunAsync(AuditFunction.HandlerName, ending.Token);
        try
        {
            return await AuditAsync(world, scenarios, view, cancellationToken);
        }
        finally
        {
            await ending.CancelAsync();
            await loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task<int> AuditAsync(
        DemoWorld world,
        IReadOnlyList<DemoScenario> scenarios,
        DemoView view,
        CancellationToken cancellationToken
    )
    {
        var surprises = 0;
        for (var number = 1; number <= scenarios.Count; number++)
        {
            var scenario = scenarios[number - 1];
            var alerts = world.Aws.Published.Count;
            var result = await world.Lambda.InvokeAsync(scenario.ToEvent(number), Patience, cancellationToken);
            if (!result.Success)
                throw new UsageException($"The Lambda failed: {System.Text.Encoding.UTF8.GetString(result.Payload.Span)}");

            var findings = JsonNode.Parse(result.Payload.Span)!["findings"]!.AsArray();
            view.Show(number, scenario, findings, [.. world.Aws.Published.Skip(alerts)]);
            surprises += scenario
                .Containers.Where((container, index) => (string?)findings[index]!["verdict"] != container.Expected)
                .Count();
        }

        view.Conclude(world.Aws.Published, surprises);
        return surprises == 0 ? ExitCode.Good : ExitCode.Bad;
    }
}
