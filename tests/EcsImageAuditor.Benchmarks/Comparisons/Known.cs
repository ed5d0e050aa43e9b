using System.Globalization;
using EcsImageAuditor.Benchmarks.Bursts;
using EcsImageAuditor.Benchmarks.Measuring;
using EcsImageAuditor.Benchmarks.Stages;
using EcsImageAuditor.Benchmarks.Workers;
using EcsImageAuditor.Emulator.Aws;

namespace EcsImageAuditor.Benchmarks.Comparisons;

/// <summary>What one more launch of an image costs whose verdict is known: the difference between many events and a few.</summary>
internal sealed class Known : IComparison
{
    private const int Rounds = 5;
    private const int Few = 1_000;
    private const int Many = 21_000;

    public string Name => "known";

    public string Title => "A launch whose verdict is known";

    public async IAsyncEnumerable<string> RunAsync(Stage stage)
    {
        await using var aws = await AwsServer.StartAsync();
        var few = new Burst([await stage.BurstImageAsync("known/image", isSigned: true)], Few);
        var surroundings = new BurstSurroundings(stage.SignerConfig, stage.SignerEndpoint, aws.Endpoint);
        await using var auditor = new BurstRunner(stage, aws, WorkerProcess.StartBursts(BurstWorker.Auditor, surroundings));
        await auditor.RunAsync(few with { WarmUp = true });
        var each = new List<double>();
        for (var round = 0; round < Rounds; round++)
            each.Add(CpuOf(await auditor.RunAsync(few with { Events = Many }), Many) - CpuOf(await auditor.RunAsync(few), Few));

        each.Sort();
        yield return "| measure, one more event | auditor |";
        yield return "|---|--:|";
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"| CPU ms | {Of(each[Rounds / 2]):F3} ({Of(each[0]):F3}–{Of(each[^1]):F3}) |");
    }

    private static double CpuOf(Sample sample, int events) => sample.CpuMilliseconds * events;

    private static double Of(double difference) => difference / (Many - Few);
}
