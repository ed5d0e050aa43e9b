namespace EcsImageAuditor.Cdk.Configuration;

/// <summary>The CDK context is not usable. Each mistake names its key and what the key should hold.</summary>
internal sealed class ContextException : Exception
{
    public ContextException(IReadOnlyList<string> mistakes)
        : base(string.Join('\n', mistakes)) => Mistakes = mistakes;

    /// <summary>One sentence for each mistake.</summary>
    public IReadOnlyList<string> Mistakes { get; }
}
