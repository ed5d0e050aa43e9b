namespace ImageSignatures.Verification;

/// <summary>The verifiers that there are, the default first.</summary>
public static class Verifiers
{
    /// <summary>The reference implementation, as a process of its own.</summary>
    public const string Notation = "notation";

    /// <summary>In process.</summary>
    public const string Builtin = "builtin";

    /// <summary>Trusts only what both trust.</summary>
    public const string Both = "both";

    public static IReadOnlyList<string> Names { get; } = [Notation, Builtin, Both];
}
