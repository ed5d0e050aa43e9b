using System.Text.Json.Serialization;
using EcsImageAuditor.Benchmarks.Measuring;

namespace EcsImageAuditor.Benchmarks.Workers;

/// <summary>What passes between this program and its workers, one object a line.</summary>
[JsonSerializable(typeof(Work))]
[JsonSerializable(typeof(Sample))]
internal sealed partial class WorkerJson : JsonSerializerContext;
