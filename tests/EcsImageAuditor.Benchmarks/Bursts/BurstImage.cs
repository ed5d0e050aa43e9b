namespace EcsImageAuditor.Benchmarks.Bursts;

/// <summary>An image that tasks of a burst run.</summary>
/// <param name="Reference">HOST/REPOSITORY:TAG, as a task definition names it.</param>
/// <param name="Digest">What ECS reports.</param>
/// <param name="IsSigned">True where it has a signature that is trusted, false where it has none.</param>
internal sealed record BurstImage(string Reference, string Digest, bool IsSigned);
