using EcsImageAuditor.Benchmarks.Measuring;
using EcsImageAuditor.Benchmarks.Stages;
using EcsImageAuditor.Benchmarks.Workers;

namespace EcsImageAuditor.Benchmarks.Comparisons;

/// <summary>
/// The first verification of a process: builtin compiles its code at run time and opens its connections then. Its CPU time is that of
/// the whole process from its start. A native program has no such costs, and notation has them each time.
/// </summary>
internal sealed class Cold : IComparison
{
    private const int Rounds = 8;

    public string Name => "cold";

    public string Title => "Cold: the first verification of a process";

    public async IAsyncEnumerable<string> RunAsync(Stage stage)
    {
        var image = await stage.ImageAsync(1);
        var (builtin, notation) = (new Series(), new Series());
        for (var round = 0; round < Rounds; round++)
        {
            builtin.Add(await FirstAsync(stage, WorkerProcess.Builtin, image));
            notation.Add(await FirstAsync(stage, WorkerProcess.Notation, image));
        }

        foreach (var line in DuelTable.Head("image").Concat(DuelTable.Rows("1 AWS Signer signature", new DuelResult(builtin, notation))))
            yield return line;
    }

    private static async Task<Sample> FirstAsync(Stage stage, string verifier, string image)
    {
        await using var worker = WorkerProcess.Start(verifier, stage.SignerConfig, stage.SignerEndpoint);
        return await worker.RunAsync(new Work(image, 1) { FromProcessStart = true });
    }
}
