using ImageSignatures.Verdicts;

namespace EcsImageAuditor.Sweeping;

/// <summary>Numbers of containers by verdict.</summary>
public sealed record VerdictCounts
{
    public int Trusted { get; private set; }

    public int Exempt { get; private set; }

    public int Unsigned { get; private set; }

    public int Untrusted { get; private set; }

    public int Inconclusive { get; private set; }

    internal int Total => Trusted + Exempt + Unsigned + Untrusted + Inconclusive;

    internal int Bad => Unsigned + Untrusted;

    internal void Add(VerdictKind kind)
    {
        switch (kind)
        {
            case VerdictKind.Trusted:
                Trusted++;
                break;
            case VerdictKind.Exempt:
                Exempt++;
                break;
            case VerdictKind.Unsigned:
                Unsigned++;
                break;
            case VerdictKind.Untrusted:
                Untrusted++;
                break;
            default:
                Inconclusive++;
                break;
        }
    }
}
