using ImageSignatures.Verdicts;

namespace EcsImageAuditor.Sweeping;

/// <summary>What was last known of an image in a workload.</summary>
/// <param name="Verdict">A definite one.</param>
/// <param name="IsRevoked">True where the reason was a revocation.</param>
/// <param name="SeenAt">When it was last seen to run, to the day.</param>
public sealed record KnownImage(VerdictKind Verdict, bool IsRevoked, DateTimeOffset SeenAt)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    /// <summary>So many entries stay below the 400 KB that DynamoDB takes of an item.</summary>
    private const int MostImages = 500;

    public static KnownImage Of(Verdict verdict, DateTimeOffset now) =>
        new(verdict.Kind, verdict is Verdict.Reasoned { Reason.Code: ReasonCode.Revoked }, now);

    /// <summary>False for a verdict that will be another one soon: it is not kept.</summary>
    public static bool IsKept(Verdict verdict) =>
        verdict.IsDefinite && verdict is not Verdict.Reasoned { Reason.Code: ReasonCode.SigningInProgress };

    /// <summary>Forgets images that have not run for a month, and the oldest of very many.</summary>
    public static Dictionary<string, KnownImage> Prune(IEnumerable<KeyValuePair<string, KnownImage>> images, DateTimeOffset now) => images
        .Where(image => now - image.Value.SeenAt < Lifetime)
        .OrderByDescending(image => image.Value.SeenAt)
        .Take(MostImages)
        .ToDictionary(StringComparer.Ordinal);
}
