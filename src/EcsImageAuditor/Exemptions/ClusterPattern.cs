using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using EcsImageAuditor.Ecs;
using ImageSignatures.Text;

namespace EcsImageAuditor.Exemptions;

/// <summary>
/// Clusters of one account and region: by name, those where the auditor runs, or by ARN. <c>*</c> stands for any characters of the name.
/// </summary>
public sealed partial class ClusterPattern
{
    private readonly string _text;
    private readonly Regex _arn;

    private ClusterPattern(string text, Regex arn) => (_text, _arn) = (text, arn);

    /// <param name="text">A name or an ARN.</param>
    /// <param name="place">Where the auditor runs, or null where that is not known: then a name cannot be taken.</param>
    /// <param name="pattern">The pattern, or null.</param>
    /// <param name="mistake">What is wrong and what to write, the end of a sentence that names the rule; null where it is good.</param>
    public static bool TryParse(
        string text, AuditorPlace? place, [NotNullWhen(true)] out ClusterPattern? pattern, [NotNullWhen(false)] out string? mistake)
    {
        pattern = null;
        if (Arn().IsMatch(text))
            pattern = new ClusterPattern(text, Wildcards.Of(text));
        else if (Name().IsMatch(text) && place is not null)
            pattern = new ClusterPattern(text, NameAt(place, text));

        mistake = pattern is not null ? null
            : Name().IsMatch(text)
                ? $"has the cluster \"{text}\" by name, which means one of the auditor's own account and region, and these are not known: set AUDITOR_ACCOUNT and AWS_REGION, or write the cluster's ARN."
            : $"has the cluster \"{Printable.Clean(text)}\": write the name of a cluster of the auditor's own account and region, or an ARN with its region and account (arn:aws:ecs:REGION:ACCOUNT:cluster/NAME); only in the name does * stand for any characters.";
        return pattern is not null;
    }

    public bool Covers(EcsTask task) => _arn.IsMatch(task.ClusterArn);

    public override string ToString() => _text;

    private static Regex NameAt(AuditorPlace place, string name)
    {
        var names = Regex.Escape(name).Replace(@"\*", "[^/]*", StringComparison.Ordinal);
        return new Regex(
            $@"\Aarn:aws[a-z-]*:ecs:{Regex.Escape(place.Region)}:{Regex.Escape(place.Account)}:cluster/{names}\z",
            RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
    }

    [GeneratedRegex(@"\Aarn:aws[a-z-]*:ecs:[a-z0-9-]+:[0-9]{12}:cluster/[a-zA-Z0-9_*-]{1,255}\z")]
    private static partial Regex Arn();

    [GeneratedRegex(@"\A[a-zA-Z0-9_*-]{1,255}\z")]
    private static partial Regex Name();
}
