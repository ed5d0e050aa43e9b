namespace EcsImageAuditor.Emulator.Aws;

/// <summary>A call of StopTask that ECS accepted.</summary>
/// <param name="Cluster">The cluster as the caller named it; "default" when it named none.</param>
/// <param name="Task">The task as the caller named it.</param>
/// <param name="Reason">The reason given; empty without one.</param>
public sealed record StoppedTask(string Cluster, string Task, string Reason);
