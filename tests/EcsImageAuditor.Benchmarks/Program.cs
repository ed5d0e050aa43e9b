using EcsImageAuditor.Benchmarks;
using EcsImageAuditor.Benchmarks.Bursts;
using EcsImageAuditor.Benchmarks.Comparisons;
using EcsImageAuditor.Benchmarks.Launches;
using EcsImageAuditor.Benchmarks.Ratios;
using EcsImageAuditor.Benchmarks.Stages;
using EcsImageAuditor.Benchmarks.Workers;

// What is measured runs in a process of its own, which is this program again.
if (args is [Worker.Command, var verifier, var config, var signer])
{
    await Worker.RunAsync(verifier, config, new Uri(signer), Console.In, Console.Out);
    return 0;
}

if (args is [BurstWorker.Command, var way, var directory, var signerOfBursts, var aws])
{
    await BurstWorker.RunAsync(way, new BurstSurroundings(directory, new Uri(signerOfBursts), new Uri(aws)), Console.In, Console.Out);
    return 0;
}

if (args is [LaunchWorker.Command, var launchVerifier, var launchDirectory, var launchSigner, var launchAws])
{
    var surroundings = new BurstSurroundings(launchDirectory, new Uri(launchSigner), new Uri(launchAws));
    await LaunchWorker.RunAsync(launchVerifier, surroundings, Console.In, Console.Out);
    return 0;
}

if (args is [ShortReport.Command, .. var options])
    return await ShortReport.RunAsync(options, Console.Out, Console.Error);

var all = ComparisonCatalog.All;
var unknown = args.Except(all.Select(comparison => comparison.Name)).ToArray();
if (unknown.Length > 0)
{
    await Console.Error.WriteLineAsync(
        $"There is no comparison named {string.Join(" or ", unknown)}; known: {string.Join(", ", all.Select(comparison => comparison.Name))}; "
        + $"and {ShortReport.Command} for a few of all."
    );
    return 2;
}

await Preparation.RunAsync();
await using var stage = await Stage.StartAsync();
await Report.WriteAsync(stage, [.. all.Where(comparison => args.Length == 0 || args.Contains(comparison.Name))], Console.Out);
return 0;
