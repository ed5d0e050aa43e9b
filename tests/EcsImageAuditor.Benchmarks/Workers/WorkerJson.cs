using System.Text.Json.Serialization;
using EcsImageAuditor.Benchmarks.Bursts;
using EcsImageAuditor.Benchmarks.Costs;
using EcsImageAuditor.Benchmarks.Launches;
using EcsImageAuditor.Benchmarks.Measuring;
using EcsImageAuditor.Benchmarks.Peers;

namespace EcsImageAuditor.Benchmarks.Workers;

/// <summary>What passes between this program and its workers, one object a line.</summary>
[JsonSerializable(typeof(Work))]
[JsonSerializable(typeof(Sample))]
[JsonSerializable(typeof(Burst))]
[JsonSerializable(typeof(BurstCost))]
[JsonSerializable(typeof(ReferenceAnswer))]
[JsonSerializable(typeof(LaunchWork))]
[JsonSerializable(typeof(LaunchCount))]
internal sealed partial class WorkerJson : JsonSerializerContext;
