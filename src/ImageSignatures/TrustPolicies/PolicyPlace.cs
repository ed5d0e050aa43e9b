namespace ImageSignatures.TrustPolicies;

/// <summary>Where in a trust policy something stands.</summary>
/// <param name="Path">
/// Members and indexes from the root, such as <c>trustPolicies[1].registryScopes[0]</c>; <c>$</c> is the document itself. A finding about
/// files has the name of the file instead.
/// </param>
/// <param name="Line">From 1; null where the path is a file's name.</param>
/// <param name="Column">Characters (UTF-16 code units) from the start of the line, from 1; null where the path is a file's name.</param>
public sealed record PolicyPlace(string Path, int? Line = null, int? Column = null)
{
    /// <summary>The path of the document itself.</summary>
    internal const string Root = "$";

    public override string ToString() => Line is null ? Path : $"{Path} (line {Line}, column {Column})";
}
