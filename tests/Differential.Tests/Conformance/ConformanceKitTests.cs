using Differential.Tests.Verification.Agreement;
using EcsImageAuditor.Emulator.Signer;
using EcsImageAuditor.Tests.Shared.Verification.Notation;
using ImageSignatures.Verdicts;
using Xunit.Abstractions;

namespace Differential.Tests.Conformance;

/// <summary>
/// The conformance kit: written, judged by the real notation through the kit's own runner, and by the builtin verifier from the kit's
/// files.
/// </summary>
public sealed class ConformanceKitTests(ITestOutputHelper output)
{
    private const int AtLeast = 500;
    private const int AtLeastOfEach = 100;

    // All of them where somebody asked for the kit.
    private static readonly int OneIn = Chosen is null ? 4 : 1;

    [NeedsFact(Component.Notation)]
    public async Task The_kit_measures_notation_builtin_and_a_verifier_that_accepts_everything()
    {
        await using var signer = await SignerServer.StartAsync();
        foreach (var entity in VectorSet.RevokedEntities)
            signer.Revoke(entity);
        var kit = new ConformanceKit(Folder);

        var cases = await kit.WriteAsync(ConformanceKit.Inputs(OneIn), signer);

        Assert.InRange(cases.Count(item => item.Accepted), AtLeastOfEach, cases.Count);
        Assert.InRange(cases.Count(item => !item.Accepted), AtLeastOfEach, cases.Count);
        Assert.True(cases.Count >= AtLeast, $"{cases.Count} cases");
        var table = new KitTable();
        await MeasureNotationAsync(kit, signer, cases, table);
        await MeasureBuiltinAsync(kit, signer, cases, table);
        await MeasureAnEasyOneAsync(kit, cases);
        await File.WriteAllTextAsync(Path.Combine(kit.Directory, "results.md"), $"{table}\n");
        output.WriteLine($"{table}");
    }

    private static string? Chosen => Environment.GetEnvironmentVariable("CONFORMANCE_KIT") is { Length: > 0 } chosen ? chosen : null;

    private static string Folder =>
        Chosen is { } chosen ? Path.GetFullPath(chosen) : Path.Combine(ComponentCatalog.RepositoryRoot, "artifacts", "conformance-kit");

    private static async Task MeasureNotationAsync(ConformanceKit kit, SignerServer signer, IReadOnlyList<KitCase> cases, KitTable table)
    {
        using var plugin = new SignerPluginInstallation();
        var run = await KitRunner.RunAsync(
            kit.Directory,
            ConformanceKit.EnvironmentOf(signer, plugin),
            [
                "env",
                "XDG_CONFIG_HOME={folder}",
                ComponentCatalog.PathOf(Component.Notation),
                "verify",
                "--oci-layout",
                "--scope",
                "{scope}",
                "{layout}@{digest}",
            ]);

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Assert.Contains(
            $"{cases.Count} cases: {cases.Count} as expected, 0 refused that should be accepted, 0 accepted",
            run.Output,
            StringComparison.Ordinal);
        table.Add("notation, by the runner", [.. cases.Select(item => (item, item.Accepted))]);
    }

    private static async Task MeasureBuiltinAsync(ConformanceKit kit, SignerServer signer, IReadOnlyList<KitCase> cases, KitTable table)
    {
        await using var builtin = await LayoutVerifier.StartAsync(signer);
        var answers = new (KitCase Case, bool Accepts)[cases.Count];
        var surprises = new List<string>();
        foreach (var (index, item) in cases.Index())
        {
            var verification = await builtin.VerifyAsync(kit.Directory, item);
            answers[index] = (item, LayoutVerifier.Accepts(verification));
            var verdicts = verification.Signatures.Select(one => one.Verdict).Append(verification.Verdict);
            var reasons = string.Join(' ', verdicts.OfType<Verdict.Reasoned>().Select(one => one.Reason.Message));
            if (answers[index].Accepts && !item.Accepted)
                surprises.Add($"accepted: {item.Folder} {item.Name}");
            if (!answers[index].Accepts && item.Accepted && !item.IsRefusedHere && !DocumentedDifferences.Explain(reasons))
                surprises.Add($"refused: {item.Folder} {item.Name}: {reasons}");
        }

        Assert.True(surprises.Count == 0, string.Join('\n', surprises));
        table.Add("builtin", answers);
    }

    private static async Task MeasureAnEasyOneAsync(ConformanceKit kit, IReadOnlyList<KitCase> cases)
    {
        var run = await KitRunner.RunAsync(kit.Directory, new Dictionary<string, string>(), ["true"]);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"{cases.Count(item => !item.Accepted)} accepted that should be refused", run.Output, StringComparison.Ordinal);
    }
}
