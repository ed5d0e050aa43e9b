using System.Diagnostics;
using System.Globalization;
using Xunit.Abstractions;

namespace Components.Tests.Signing;

/// <summary>
/// <c>sign</c> beside <c>oras cp</c> and <c>skopeo copy</c>, the same image on the same machine in one run, as ratios of time. It takes
/// a minute or two, so it runs only with COMPARE_COPY=1.
/// </summary>
public sealed class CopyComparisonTests(ITestOutputHelper output)
{
    private const int Rounds = 5;
    private const int Layers = 4;
    private const int Megabytes = 128;

    [ComparisonFact]
    public async Task Copying_and_signing_beside_what_others_take_to_copy()
    {
        await using var stage = await SigningStage.StartAsync();
        await using var source = await DockerRegistry.StartOpenAsync();
        await GeneratedLayer.PushAsync(source.Host, "image", Megabytes, Layers);
        using var oras = new OrasCli();
        using var skopeo = new CommandRunner(Component.Skopeo);
        var from = $"{source.Host}/image:1";
        var file = stage.Configure($"profile: {stage.ProfileArn}", (from, "copy"));
        var rivals = new Dictionary<string, Func<string, Task>>
        {
            ["sign"] = async host => await SignAsync(stage, file, host),
            ["oras cp"] = async host =>
                (await oras.RunAsync(["cp", "--no-tty", "--from-plain-http", "--to-plain-http", from, $"{host}/copy:1.0.0"])).Succeeded(),
            ["skopeo copy"] = async host =>
                (
                    await skopeo.RunAsync([
                        "--insecure-policy",
                        "copy",
                        "--src-tls-verify=false",
                        "--dest-tls-verify=false",
                        $"docker://{from}",
                        $"docker://{host}/copy:1.0.0",
                    ])
                ).Succeeded(),
        };

        var seconds = rivals.ToDictionary(rival => rival.Key, _ => new List<double>());
        for (var round = 0; round <= Rounds; round++)
        {
            foreach (var (name, copy) in rivals)
            {
                // The first round warms the disk cache and is not counted.
                var elapsed = await TimeAsync(copy);
                if (round > 0)
                    seconds[name].Add(elapsed);
            }
        }

        var own = Median(seconds["sign"]);
        foreach (var (name, times) in seconds)
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name, -12} {Median(times), 6:0.00} s  {Layers * Megabytes / Median(times), 6:0} MiB/s  sign takes {own / Median(times):0.00} of its time"
                )
            );
    }

    private static async Task SignAsync(SigningStage stage, string file, string host)
    {
        using var process = new AuditorProcess(
            stage.Variables, "sign", "--config", file, "--target-registry", host, "--config-dir", stage.ConfigDirectory);
        var (result, _) = await process.EndAsync();
        result.Succeeded();
    }

    private static async Task<double> TimeAsync(Func<string, Task> copy)
    {
        await using var target = await DockerRegistry.StartOpenAsync();
        var watch = Stopwatch.StartNew();
        await copy(target.Host);
        return watch.Elapsed.TotalSeconds;
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);
}
