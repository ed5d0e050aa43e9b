using System.Diagnostics;
using System.Globalization;
using EcsImageAuditor.Benchmarks.Measuring;
using EcsImageAuditor.Benchmarks.Stages;
using EcsImageAuditor.Tests.Shared.Signing;

namespace EcsImageAuditor.Benchmarks.Comparisons;

/// <summary><c>sign</c>, which copies, signs and verifies, beside <c>oras cp</c> and <c>skopeo copy</c>, which only copy.</summary>
internal sealed class Copy : IComparison
{
    private const int Rounds = 5;
    private const int Layers = 4;
    private const int Megabytes = 128;

    public string Name => "copy";

    public string Title => "Copy: signing a copy against making one";

    public async IAsyncEnumerable<string> RunAsync(Stage stage)
    {
        await GeneratedLayer.PushAsync(stage.RegistryHost, "image", Megabytes, Layers);
        using var oras = new OrasCli();
        using var skopeo = new CommandRunner(Component.Skopeo);
        var image = $"{stage.RegistryHost}/image:1";
        var configuration = await stage.SigningConfigurationAsync(image, "copy");
        (string Name, Func<string, Task> CopyAsync, List<double> Seconds)[] rivals =
        [
            ("sign", host => SignAsync(stage, configuration, host), []),
            ("oras cp", host => CopyWithOrasAsync(oras, image, host), []),
            ("skopeo copy", host => CopyWithSkopeoAsync(skopeo, image, host), []),
        ];

        for (var round = 0; round <= Rounds; round++)
        {
            foreach (var (_, copyAsync, seconds) in rivals)
            {
                // The first round warms the disk cache and is not counted.
                var elapsed = await TimeAsync(copyAsync);
                if (round > 0)
                    seconds.Add(elapsed);
            }
        }

        yield return $"An image of {Layers} layers of {Megabytes} MiB, between two registries, into an empty one.";
        yield return "";
        yield return "| program | sign ÷ program | s | MiB per second |";
        yield return "|---|--:|--:|--:|";
        var own = Median(rivals[0].Seconds);
        foreach (var (name, _, seconds) in rivals)
            yield return Row(name, own, new Spread(Median(seconds), seconds.Min(), seconds.Max()));
    }

    private static string Row(string name, double own, Spread seconds) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {name} | **{own / seconds.Median:F2}** | {seconds} | {Layers * Megabytes / seconds.Median:F0} |");

    private static async Task SignAsync(Stage stage, string configuration, string host)
    {
        using var process = new AuditorProcess(
            stage.SigningVariables, "sign", "--config", configuration, "--target-registry", host, "--config-dir", stage.SignerConfig);
        var (result, _) = await process.EndAsync();
        result.Succeeded();
    }

    private static async Task CopyWithOrasAsync(OrasCli oras, string image, string host) =>
        (await oras.RunAsync(["cp", "--no-tty", "--from-plain-http", "--to-plain-http", image, $"{host}/copy:1.0.0"])).Succeeded();

    private static async Task CopyWithSkopeoAsync(CommandRunner skopeo, string image, string host)
    {
        string[] withoutTls = ["--src-tls-verify=false", "--dest-tls-verify=false"];
        var result = await skopeo.RunAsync(
            ["--insecure-policy", "copy", .. withoutTls, $"docker://{image}", $"docker://{host}/copy:1.0.0"]);
        result.Succeeded();
    }

    private static async Task<double> TimeAsync(Func<string, Task> copyAsync)
    {
        await using var target = await DockerRegistry.StartOpenAsync();
        var watch = Stopwatch.StartNew();
        await copyAsync(target.Host);
        return watch.Elapsed.TotalSeconds;
    }

    private static double Median(List<double> seconds) => seconds.Order().ElementAt(seconds.Count / 2);
}
