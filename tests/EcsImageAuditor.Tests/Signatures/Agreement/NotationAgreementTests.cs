using EcsImageAuditor.Emulator.Registry;
using EcsImageAuditor.Tests.Components;
using EcsImageAuditor.Tests.Signatures.Builders;

namespace EcsImageAuditor.Tests.Signatures.Agreement;

/// <summary>
/// The rule of the builtin verifier: it never accepts what notation refuses, and where it refuses what notation accepts, the case is listed.
/// The real notation judges every case, from a registry of its own.
/// </summary>
public sealed class NotationAgreementTests
{
    [NeedsFact(Component.Notation)]
    public async Task Integrity_is_judged_as_notation_does_or_more_strictly_as_listed()
    {
        IReadOnlyList<AgreementCase> cases = [.. JwsCases.All, .. CoseCases.All, .. ChainCases.All];
        await using var registry = await RegistryServer.StartAsync();
        using var notation = new NotationBench(registry);

        var answers = await notation.JudgeAsync(cases, "case", "*", CancellationToken.None);

        var surprises = cases.Zip(answers, Surprise).OfType<string>();
        Assert.True(!surprises.Any(), string.Join("\n", surprises));
    }

    private static string? Surprise(AgreementCase item, (bool Accepts, string Text) theirs)
    {
        var ours = Envelopes.Judge(item.Envelope, item.MediaType).TryGet(out _, out var reason);
        var verdicts = NotationBench.Compare(ours, theirs.Accepts);
        return verdicts == item.Expected || (!ours && item.Expected == Verdicts.RefusedHere)
            ? null
            : $"{item.Name}: {verdicts}. Ours: {reason?.Message} Notation: {theirs.Text}";
    }
}
