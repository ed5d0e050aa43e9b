namespace EcsImageAuditor.Verification;

/// <summary>The verifiers that there are, the default first.</summary>
public static class Verifiers
{
    public const string Notation = "notation";

    public static IReadOnlyList<string> Names { get; } = [Notation];
}
