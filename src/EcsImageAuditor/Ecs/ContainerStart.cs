using ImageSignatures.Text;

namespace EcsImageAuditor.Ecs;

/// <summary>Says which containers of a task have run. What never ran needs no verdict, and what has run needs one whatever its task does.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html</remarks>
internal static class ContainerStart
{
    private const string Running = "RUNNING";
    private const string Stopped = "STOPPED";

    /// <summary>Errors of ECS for containers whose process was never started.</summary>
    private static readonly string[] Errors = ["CannotPull", "CannotCreate", "ResourceInitialization"];

    /// <summary>True once the container runs or has stopped. A container whose state is not given counts as started in a task that has.</summary>
    public static bool HasBegun(ContainerStatus container, string taskStatus) =>
        container.ExitCode is not null
        || container.LastStatus is Running or Stopped
        || (taskStatus is Running or Stopped && (container.LastStatus is null || taskStatus == Stopped || container.HasDigest));

    /// <returns>Why the container never ran, a sentence; null where it has run, or where that cannot be excluded.</returns>
    public static string? WhyNever(EcsTask task, EcsContainer container)
    {
        if (container.ExitCode is not null || container.LastStatus == Running)
            return null;
        if (ErrorOf(container.StopReason) is { } error)
            return $"The container never started ({error}).";

        // Without an error only what the whole task says excuses: a container that was killed with its host has no exit code either.
        if (container.ImageDigest is not null || task.HasStarted || !task.HasStopped)
            return null;
        if (container.RuntimeId is null)
            return "The container never started: its task stopped before the container was created.";
        return task.IsOnFargate ? "The container never started: its task stopped before the image was pulled." : null;
    }

    private static string? ErrorOf(string? reason) =>
        reason is not null && Array.Exists(Errors, error => reason.StartsWith(error, StringComparison.Ordinal))
            ? Printable.Clean(reason.Split(':')[0], 64)
            : null;
}

/// <summary>What a container's state says of whether it has begun.</summary>
/// <param name="LastStatus">Its state, or null.</param>
/// <param name="ExitCode">How its process ended, or null.</param>
/// <param name="HasDigest">True where ECS reports a digest.</param>
internal readonly record struct ContainerStatus(string? LastStatus, int? ExitCode, bool HasDigest);
