using EcsImageAuditor.Benchmarks.Measuring;
using EcsImageAuditor.Benchmarks.Ratios;
using EcsImageAuditor.Benchmarks.Stages;

namespace EcsImageAuditor.Benchmarks.Comparisons;

/// <summary>A signature by notation's own test key, which asks for no plugin.</summary>
internal sealed class WarmWithoutPlugin : IShortComparison
{
    public string Name => "key";

    public string Title => "Warm: builtin against notation, a signature without a plugin";

    public async IAsyncEnumerable<string> RunAsync(Stage stage)
    {
        foreach (var line in DuelTable.Head("image"))
            yield return line;
        var duel = new Duel(stage, stage.KeyConfig) { Rounds = 12, BuiltinBatch = 40, NotationBatch = 8 };
        var result = await duel.RunAsync(await stage.KeySignedImageAsync());
        foreach (var line in DuelTable.Rows("1 signature by a key, no plugin", result))
            yield return line;
    }

    public async Task<IReadOnlyList<Ratio>> RatiosAsync(Stage stage)
    {
        var duel = new Duel(stage, stage.KeyConfig) { Rounds = 9, BuiltinBatch = 30, NotationBatch = 6 };
        var result = await duel.RunAsync(await stage.KeySignedImageAsync());
        var cpu = result.Notation.RatioTo(result.Builtin, sample => sample.CpuMilliseconds);
        return [new Ratio("CPU of a verification: notation ÷ builtin", cpu)];
    }
}
