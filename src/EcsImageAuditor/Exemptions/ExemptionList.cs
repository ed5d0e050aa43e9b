using System.Globalization;
using EcsImageAuditor.Ecs;
using ImageSignatures.Oci;

namespace EcsImageAuditor.Exemptions;

/// <summary>The exemptions in force. The first one that covers a container and has not expired excuses it.</summary>
/// <param name="rules">The rules.</param>
/// <param name="time">The clock by which they end.</param>
/// <param name="mayStop">Whether tasks of a cluster, given by its ARN, may be stopped; null for nowhere.</param>
public sealed class ExemptionList(IReadOnlyList<Exemption> rules, TimeProvider time, Func<string, bool>? mayStop = null)
{
    /// <param name="image">The image, as the task definition names it.</param>
    /// <param name="task">The task that runs it.</param>
    /// <returns>What the rules say of it, or null where none covers it.</returns>
    public ExemptionAnswer? Find(ImageReference image, EcsTask task) =>
        Answer([.. rules.OfType<ImageExemption>().Where(rule => rule.Covers(image, task))], task);

    /// <param name="container">A container for which ECS names no image.</param>
    /// <param name="task">Its task.</param>
    /// <returns>What the rules say of it, or null where none covers it.</returns>
    public ExemptionAnswer? Find(EcsContainer container, EcsTask task) =>
        Answer([.. rules.OfType<ContainerExemption>().Where(rule => rule.Covers(container, task))], task);

    private ExemptionAnswer? Answer(Exemption[] covering, EcsTask task)
    {
        var now = time.GetUtcNow();
        if (covering.FirstOrDefault(rule => !rule.HasExpired(now)) is { } rule)
            return new ExemptionAnswer(true, $"{rule.Reason} (exemption of {rule}, until {Day(rule)})")
            {
                CountedAs = mayStop?.Invoke(task.ClusterArn) == true ? rule.MetricName : null,
            };

        return covering.Length > 0
            ? new ExemptionAnswer(
                false,
                $"The exemption of {covering[0]} expired on {Day(covering[0])} and excuses nothing any more: sign the image, or renew the exemption. Its reason was: {covering[0].Reason}"
            )
            : null;
    }

    private static string Day(Exemption rule) => rule.Expires.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
