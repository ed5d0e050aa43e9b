using System.Collections.Concurrent;
using Amazon.ECS;
using EcsImageAuditor.Auditing;
using EcsImageAuditor.Ecs;
using EcsImageAuditor.State;
using EcsImageAuditor.Sweeping;
using EcsImageAuditor.Tests.Auditing;
using EcsImageAuditor.Tests.Shared.Ecs;
using ImageSignatures.Oci;
using ImageSignatures.Verdicts;
using Microsoft.Extensions.Logging.Abstractions;

namespace EcsImageAuditor.Tests.Sweeping;

/// <summary>Sweeps over a <see cref="FakeFleet"/>, with verdicts that a test sets by repository; trusted where it sets none.</summary>
internal sealed class SweepBench : IDisposable, ISweepObserver
{
    private readonly List<AuditBench> _benches = [];

    public SweepBench(TimeProvider? time = null)
    {
        Time = time ?? new SteppingClock();
        Fleet = new FakeFleet(Time);
    }

    public TimeProvider Time { get; }

    public FakeFleet Fleet { get; }

    public Dictionary<string, Verdict> Verdicts { get; } = [];

    public ConcurrentQueue<ImageByDigest> Verified { get; } = new();

    public List<SweepReport> Found { get; } = [];

    public List<string> Entered { get; } = [];

    public RecordingSink Sink { get; set; } = new("sink");

    public StopPolicy Stops { get; init; } = StopPolicy.Never;

    public ISweepMemory? Memory { get; init; }

    public Func<Task> BeforeVerification { get; set; } = () => Task.CompletedTask;

    public Task<SweepSummary> SweepAsync(TimeSpan? budget = null, params string[] clusters)
    {
        var client = Fleet.Client();
        var sweep = new Sweep(new FleetReader(_ => client, Time), _ => Run(client), Memory, Time, NullLogger<Sweep>.Instance);
        return sweep.RunAsync(
            new SweepRequest { Region = FakeFleet.Region, Clusters = clusters },
            budget ?? TimeSpan.FromHours(1),
            this,
            default
        );
    }

    public void Dispose() => _benches.ForEach(bench => bench.Dispose());

    void ISweepObserver.Entered(string cluster, int number, int count) => Entered.Add(cluster);

    void ISweepObserver.Found(SweepReport report) => Found.Add(report);

    void ISweepObserver.Progressed(int tasks)
    {
    }

    private AuditRun Run(IAmazonECS client)
    {
        var verifier = new FixedVerifier(
            async (image, _) =>
            {
                Verified.Enqueue(image);
                await BeforeVerification();
                return Verdicts.GetValueOrDefault(image.Repository, Verdict.Trust);
            }
        );
        var bench = new AuditBench
        {
            Verifier = verifier,
            Time = Time,
            Stops = Stops,
            Sinks = [Sink],
            Client = client,
            State = new StateOptions { StopLimit = 1000 },
        };
        _benches.Add(bench);
        return bench.Run();
    }
}
