using EcsImageAuditor.Benchmarks.Measuring;
using EcsImageAuditor.Benchmarks.Stages;

namespace EcsImageAuditor.Benchmarks.Comparisons;

/// <summary>AWS Signer's signatures, with everything warm. The good signature is the last one: all of them are judged.</summary>
internal sealed class WarmWithPlugin : IComparison
{
    public string Name => "plugin";

    public string Title => "Warm: builtin against notation with the Signer plugin";

    public async IAsyncEnumerable<string> RunAsync(Stage stage)
    {
        yield return await NativePlugin.CostAsync();
        yield return "";
        foreach (var line in DuelTable.Head("image"))
            yield return line;
        foreach (var (signatures, rounds, batch) in new[] { (1, 12, 40), (10, 8, 10), (100, 5, 2) })
        {
            var image = await stage.ImageAsync(signatures);
            var duel = new Duel(stage, stage.SignerConfig)
            {
                Rounds = rounds,
                BuiltinBatch = batch,
                NotationBatch = signatures == 1 ? 4 : 1,
            };
            var result = await duel.RunAsync(image);
            foreach (var line in DuelTable.Rows($"{signatures} AWS Signer signature{(signatures == 1 ? "" : "s")}", result))
                yield return line;
        }
    }
}
