using System.Text;
using System.Text.Unicode;
using EcsImageAuditor.TrustPolicies.Advice;

namespace EcsImageAuditor.TrustPolicies.Reading;

/// <summary>Reads and validates a trust policy, with all of its mistakes.</summary>
internal static class TrustPolicyReader
{
    /// <summary>Room for some ten thousand repositories.</summary>
    public const int MaxBytes = 1024 * 1024;

    private static readonly string[] MemberNames = ["version", "trustPolicies"];

    public static TrustPolicyReading Read(ReadOnlyMemory<byte> json)
    {
        var mistakes = new PolicyMistakes();
        var drafts = ReadStatements(json, mistakes);
        foreach (var draft in drafts)
            PolicyAdvice.Give(draft, mistakes);
        return new TrustPolicyReading
        {
            Document = mistakes.HasErrors ? null : new TrustPolicyDocument { Statements = [.. drafts.Select(draft => draft.ToStatement())] },
            Mistakes = mistakes.Sorted(),
            Drafts = drafts,
        };
    }

    private static List<StatementDraft> ReadStatements(ReadOnlyMemory<byte> json, PolicyMistakes mistakes)
    {
        if (!IsText(json, mistakes) || PolicyJson.Read(json, mistakes) is not { } value)
            return [];
        if (PolicyObject.Open(value, MemberNames, mistakes) is not { } document)
            return [];

        CheckVersion(document, mistakes);
        if (document.HasNone("trustPolicies"))
            mistakes.Error(document.PlaceOf("trustPolicies"), "The policy has no statements: add at least one to trustPolicies.");

        var reader = new StatementReader(mistakes);
        return [.. document.FindItems("trustPolicies").Select(reader.Read).OfType<StatementDraft>()];
    }

    private static bool IsText(ReadOnlyMemory<byte> json, PolicyMistakes mistakes)
    {
        var error = json switch
        {
            { Length: > MaxBytes } => $"The policy has {json.Length} bytes, and at most {MaxBytes} are read: shorten it, for example by one registry scope \"*\".",
            _ when json.Span.StartsWith(Encoding.UTF8.Preamble) => "The file starts with a byte order mark, which notation refuses: save it as UTF-8 without one.",
            _ when !Utf8.IsValid(json.Span) => "The file is not UTF-8 text: save it as UTF-8 without a byte order mark.",
            _ => null,
        };
        if (error is not null)
            mistakes.Error(new PolicyPlace(PolicyPlace.Root), error);
        return error is null;
    }

    private static void CheckVersion(PolicyObject document, PolicyMistakes mistakes)
    {
        var version = document.RequireText("version", "The policy has no version: add \"version\": \"1.0\".");
        if (version is { Value: not "1.0" })
            mistakes.Error(version.Place, $"The version {Quoted.Text(version.Value)} is not supported: write \"1.0\".");
    }
}
