using System.Globalization;
using EcsImageAuditor.Ecs;
using ImageSignatures.Oci;

namespace EcsImageAuditor.Exemptions;

/// <summary>The exemptions in force. The first one that covers an image and has not expired excuses it.</summary>
public sealed class ExemptionList(IReadOnlyList<Exemption> rules, TimeProvider time)
{
    /// <param name="image">The image, as the task definition names it.</param>
    /// <param name="task">The task that runs it.</param>
    /// <returns>What the rules say of it, or null where none covers it.</returns>
    public ExemptionAnswer? Find(ImageReference image, EcsTask task)
    {
        var now = time.GetUtcNow();
        var covering = rules.Where(rule => rule.Covers(image, task)).ToArray();
        if (covering.FirstOrDefault(rule => !rule.HasExpired(now)) is { } rule)
            return new ExemptionAnswer(true, $"{rule.Reason} (exemption of {rule}, until {Day(rule)})");

        return covering.Length > 0
            ? new ExemptionAnswer(
                false,
                $"The exemption of {covering[0]} expired on {Day(covering[0])} and excuses the image no longer: sign the image, or renew the exemption. Its reason was: {covering[0].Reason}"
            )
            : null;
    }

    private static string Day(Exemption rule) => rule.Expires.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
