using System.Text.Json;

namespace EcsImageAuditor.Benchmarks.Costs;

/// <summary>What the comparison <c>cost</c> measured, from a file beside the code.</summary>
/// <param name="Machine">On what.</param>
/// <param name="EventBytes">Size of an event.</param>
/// <param name="Runs">With builtin, by the number of images.</param>
/// <param name="Notation">With notation.</param>
internal sealed record Measurements(string Machine, double EventBytes, IReadOnlyList<LaunchCount> Runs, LaunchCount Notation)
{
    /// <summary>Relative to the repository.</summary>
    public const string File = "tests/EcsImageAuditor.Benchmarks/Costs/measured.json";

    private static readonly string FullName = Path.Combine(ComponentCatalog.RepositoryRoot, File);

    /// <summary>One image: all events but the first find its verdict.</summary>
    public LaunchCount Known => Runs[0];

    /// <summary>What a verification costs beside the event that asks for it, by the run with the most images.</summary>
    public double BuiltinCpuMilliseconds => Verification(Runs[^1]);

    /// <inheritdoc cref="BuiltinCpuMilliseconds"/>
    public double NotationCpuMilliseconds => Verification(Notation);

    /// <summary>Requests to the registry in one verification.</summary>
    public double RequestsOfVerification => Runs[^1].RegistryRequests / Runs[^1].Verifications;

    public static Measurements Read() =>
        JsonSerializer.Deserialize(System.IO.File.ReadAllText(FullName), CostJson.Default.Measurements)!;

    public Task WriteAsync() =>
        System.IO.File.WriteAllTextAsync(FullName, JsonSerializer.Serialize(this, CostJson.Default.Measurements) + "\n");

    private double Verification(LaunchCount run) =>
        Math.Max(0, (run.CpuMilliseconds - Known.CpuMilliseconds) * run.Events / run.Verifications);
}
