using System.Text.Json.Serialization;
using EcsImageAuditor.Benchmarks.Bursts;
using EcsImageAuditor.Benchmarks.Measuring;

namespace EcsImageAuditor.Benchmarks.Workers;

/// <summary>What passes between this program and its workers, one object a line.</summary>
[JsonSerializable(typeof(Work))]
[JsonSerializable(typeof(Sample))]
[JsonSerializable(typeof(Burst))]
[JsonSerializable(typeof(BurstCost))]
internal sealed partial class WorkerJson : JsonSerializerContext;
