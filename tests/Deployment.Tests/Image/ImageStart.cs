using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Deployment.Tests.Image;

/// <summary>One start of the image's function.</summary>
/// <param name="NextMilliseconds">From the start of the process to its first request for an event.</param>
/// <param name="VerdictMilliseconds">From the start of the process to its first verdict.</param>
/// <param name="PeakMebibytes">The most memory of the function's process.</param>
internal sealed record ImageStart(double NextMilliseconds, double VerdictMilliseconds, int PeakMebibytes)
{
    /// <param name="image">The image.</param>
    /// <param name="world">What the function talks to.</param>
    /// <param name="verifier">The value of AUDITOR_VERIFIER.</param>
    /// <param name="container">What it audits.</param>
    /// <param name="finding">What it has to find.</param>
    public static async Task<ImageStart> MeasureAsync(
        LambdaImageFixture image, ImageWorld world, string verifier, JsonObject container, string finding)
    {
        var variables = world.Variables();
        variables["AUDITOR_VERIFIER"] = verifier;
        var asked = world.Api.Requests.Count;
        var clock = Stopwatch.StartNew();
        using var function = RunningImage.Start(image, dotnet: null, variables);
        while (world.Api.Requests.Count == asked)
            await Task.Yield();
        var next = clock.Elapsed;

        Assert.Equal([finding], await world.AuditAsync(function, (JsonObject)container.DeepClone()));

        var verdict = clock.Elapsed;
        var peak = int.Parse(function.Status("VmHWM").Split(' ')[0], CultureInfo.InvariantCulture) / 1024;
        return new ImageStart(next.TotalMilliseconds, verdict.TotalMilliseconds, peak);
    }

    public static string Summary(IReadOnlyList<ImageStart> starts) => string.Create(
        CultureInfo.InvariantCulture,
        $"first request {Spread(starts, start => start.NextMilliseconds)} ms, first verdict {Spread(starts, start => start.VerdictMilliseconds)} ms, peak memory {Spread(starts, start => start.PeakMebibytes)} MiB.");

    private static string Spread(IReadOnlyList<ImageStart> starts, Func<ImageStart, double> value)
    {
        var sorted = starts.Select(value).Order().ToArray();
        return string.Create(CultureInfo.InvariantCulture, $"{sorted[sorted.Length / 2]:F0} ({sorted[0]:F0}–{sorted[^1]:F0})");
    }
}
