namespace ImageSignatures.Verification.Builtin;

/// <summary>How the builtin verifier works.</summary>
public sealed record BuiltinOptions
{
    /// <summary>A notation configuration directory: <c>trustpolicy.json</c> and <c>truststore/</c>.</summary>
    public required string ConfigDirectory { get; init; }

    /// <summary>How long one verification may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How many signatures of one image are looked at: more than anybody makes, and no more than fit into the time.</summary>
    public int MaxSignatures { get; init; } = 1000;
}
