namespace Differential.Tests.Verification.Agreement;

/// <summary>Judges many cases, some at a time: notation reads the whole policy for each, so that a policy for all of them would cost minutes.</summary>
internal static class AgreementRun
{
    private const int BatchSize = 120;

    public static async Task<IReadOnlyList<Judgement>> JudgeAsync(IReadOnlyList<ArtifactCase> cases)
    {
        var judgements = new List<Judgement>(cases.Count);
        foreach (var batch in cases.Chunk(BatchSize))
        {
            await using var bench = await AgreementBench.StartAsync();
            judgements.AddRange(await bench.JudgeAsync(batch));
        }

        return judgements;
    }
}
