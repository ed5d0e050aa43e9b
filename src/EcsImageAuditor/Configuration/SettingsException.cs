namespace EcsImageAuditor.Configuration;

/// <summary>The configuration is not usable. The message names each variable and what it should be.</summary>
public sealed class SettingsException : Exception
{
    public SettingsException(IReadOnlyList<string> mistakes)
        : base(string.Join(' ', mistakes)) => Mistakes = mistakes;

    /// <summary>One sentence for each mistake.</summary>
    public IReadOnlyList<string> Mistakes { get; }
}
