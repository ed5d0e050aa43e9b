using EcsImageAuditor.Benchmarks.Measuring;
using EcsImageAuditor.Benchmarks.Stages;

namespace EcsImageAuditor.Benchmarks.Comparisons;

/// <summary>A signature by notation's own test key, which asks for no plugin.</summary>
internal sealed class WarmWithoutPlugin : IComparison
{
    public string Name => "key";

    public string Title => "Warm: builtin against notation, a signature without a plugin";

    public async IAsyncEnumerable<string> RunAsync(Stage stage)
    {
        foreach (var line in DuelTable.Head("signatures"))
            yield return line;
        var duel = new Duel(stage, stage.KeyConfig) { Rounds = 12, BuiltinBatch = 40, NotationBatch = 8 };
        var result = await duel.RunAsync(await stage.KeySignedImageAsync());
        foreach (var line in DuelTable.Rows("1", result))
            yield return line;
    }
}
