using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using EcsImageAuditor.Benchmarks.Bursts;
using EcsImageAuditor.Benchmarks.Measuring;
using EcsImageAuditor.Benchmarks.Workers;
using EcsImageAuditor.Emulator.Aws;

namespace EcsImageAuditor.Benchmarks.Peers;

/// <summary>
/// The handler that AWS's walk-through describes, in Python: it starts notation for each container of each event. It is warm; what
/// starting Python costs is not counted.
/// </summary>
internal sealed class ReferenceHandler : IBurstProcess
{
    private static readonly string Script = Path.Combine(AppContext.BaseDirectory, "Peers", "reference_handler.py");

    private readonly AwsServer _aws;
    private readonly TemporaryFolder _home;
    private readonly Process _process;
    private readonly Task<string> _log;

    private ReferenceHandler(AwsServer aws, TemporaryFolder home, Process process)
    {
        (_aws, _home, _process) = (aws, home, process);
        _log = process.StandardError.ReadToEndAsync();
    }

    public static ReferenceHandler Start(AwsServer aws, BurstSurroundings surroundings)
    {
        var home = new TemporaryFolder();
        var configuration = Directory.CreateDirectory(Path.Combine(home.FullName, "config"));
        Directory.CreateSymbolicLink(Path.Combine(configuration.FullName, "notation"), surroundings.ConfigDirectory);

        var python = MotoPython.Command();
        var start = IsolatedProcess.StartInfo(
            python[0],
            [.. python.Skip(1), Script, ComponentCatalog.PathOf(Component.Notation), $"{BurstWorker.AtOnce}"],
            home.FullName);
        start.RedirectStandardInput = true;
        start.Environment["AWS_ACCESS_KEY_ID"] = start.Environment["AWS_SECRET_ACCESS_KEY"] = "benchmark";
        start.Environment["AWS_DEFAULT_REGION"] = start.Environment["AWS_REGION"] = BurstEvents.Region;
        start.Environment["AWS_ENDPOINT_URL"] = surroundings.Aws.ToString();
        start.Environment["AWS_ENDPOINT_URL_SIGNER"] = surroundings.Signer.ToString();
        return new ReferenceHandler(aws, home, Process.Start(start)!);
    }

    public async Task<BurstCost> RunAsync(Burst burst)
    {
        foreach (var image in burst.Images)
            _aws.AddTaskDefinition(DefinitionOf(image));
        var events = new JsonArray([.. BurstEvents.Of(burst).Select(message => JsonNode.Parse(message))]);
        await _process.StandardInput.WriteLineAsync(events.ToJsonString());
        await _process.StandardInput.FlushAsync();
        var line = await _process.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException($"The reference handler has ended. It wrote:\n{await _log}");
        var answer = JsonSerializer.Deserialize(line, WorkerJson.Default.ReferenceAnswer)!;
        Check(burst, answer);
        return new BurstCost(new Sample(answer.WallMilliseconds, answer.CpuMilliseconds, AllocatedBytes: null), answer.Verifications);
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _home.Dispose();
    }

    /// <summary>Names the image by its digest, as the walk-through asks for.</summary>
    private static string DefinitionOf(BurstImage image) => new JsonObject
    {
        ["taskDefinitionArn"] = BurstEvents.DefinitionOf(image),
        ["containerDefinitions"] = new JsonArray(new JsonObject { ["name"] = "web", ["image"] = ByDigest(image) }),
    }.ToJsonString();

    private static string ByDigest(BurstImage image) => $"{image.Reference[..image.Reference.LastIndexOf(':')]}@{image.Digest}";

    /// <summary>A handler that says anything else is not worth measuring.</summary>
    private static void Check(Burst burst, ReferenceAnswer answer)
    {
        var isSigned = burst.Images.ToDictionary(ByDigest, image => image.IsSigned);
        var wrong = answer.Trusted.Where(verdict => isSigned[verdict.Key] != verdict.Value).Select(verdict => verdict.Key).ToArray();
        if (wrong.Length > 0 || answer.Verifications != burst.Events)
            throw new InvalidOperationException(
                $"The reference handler made {answer.Verifications} verifications for {burst.Events} events and is wrong about: "
                + $"{string.Join(", ", wrong)}.");
    }
}
