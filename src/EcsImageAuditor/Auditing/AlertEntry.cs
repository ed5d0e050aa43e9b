using System.Diagnostics.CodeAnalysis;
using ImageSignatures.Text;
using ImageSignatures.Verdicts;

namespace EcsImageAuditor.Auditing;

/// <summary>What is remembered of an alert for a summary.</summary>
/// <param name="Id"><see cref="AlertKey.Id"/>.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="Reason">The reason's code.</param>
/// <param name="Workload">What the alert is about, cleaned and cut.</param>
public sealed record AlertEntry(string Id, VerdictKind Verdict, string Reason, string Workload)
{
    private const int LongestWorkload = 300;

    public static AlertEntry Of(AlertKey key)
    {
        // Every verdict that is alerted has a reason.
        var reason = new Reason(key.Reason ?? ReasonCode.VerifierFailed, string.Empty);
        return new(key.Id, reason.Kind, WireName.Of(reason.Code), Printable.Clean(key.Workload, LongestWorkload));
    }

    /// <summary>One line; <see cref="TryParse"/> reads it.</summary>
    public override string ToString() => $"{Id} {Verdict} {Reason} {Workload}";

    public static bool TryParse(string text, [NotNullWhen(true)] out AlertEntry? entry)
    {
        entry = text.Split(' ', 4) is [var id, var verdict, var reason, var workload] && Enum.TryParse<VerdictKind>(verdict, out var kind)
            ? new AlertEntry(id, kind, reason, workload)
            : null;
        return entry is not null;
    }
}
