namespace ImageSignatures.TrustPolicies.Reading;

/// <summary>Collects what is wrong with a policy, up to a number that nobody reads to the end.</summary>
internal sealed class PolicyMistakes
{
    private const int Max = 1000;
    private readonly List<PolicyMistake> _kept = [];
    private int _left;

    /// <summary>How many mistakes make the policy unusable.</summary>
    public int Errors { get; private set; }

    public void Error(PolicyPlace place, string message)
    {
        Errors++;
        Add(new PolicyMistake(place, message, PolicySeverity.Error));
    }

    public void Warning(PolicyPlace place, string message) => Add(new PolicyMistake(place, message, PolicySeverity.Warning));

    /// <summary>Those about files first, then in the order of the text, errors before warnings of the same place.</summary>
    public IReadOnlyList<PolicyMistake> Sorted() =>
        [.. Summary(), .. _kept.Distinct().OrderBy(m => m.Place.Line ?? 0).ThenBy(m => m.Place.Column ?? 0).ThenBy(m => m.Severity)];

    private void Add(PolicyMistake mistake)
    {
        if (_kept.Count < Max)
            _kept.Add(mistake);
        else
            _left++;
    }

    private IEnumerable<PolicyMistake> Summary() => _left == 0
        ? []
        : [new PolicyMistake(
            new PolicyPlace(PolicyPlace.Root),
            $"There are {_left} more mistakes than are shown: mend these {Max} and check again.",
            Errors > 0 ? PolicySeverity.Error : PolicySeverity.Warning)];
}
