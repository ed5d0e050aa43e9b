using System.Buffers;
using System.Text;
using ImageSignatures.Signatures;
using ImageSignatures.TrustPolicies.Advice;
using ImageSignatures.TrustPolicies.Reading;

namespace ImageSignatures.TrustPolicies;

/// <summary>Reads and validates a trust policy, with all of its mistakes.</summary>
internal static class TrustPolicyReader
{
    /// <summary>Room for some ten thousand repositories.</summary>
    public const int MaxBytes = 1024 * 1024;

    private static readonly string[] MemberNames = ["version", "trustPolicies"];

    public static TrustPolicyReading Read(ReadOnlyMemory<byte> json, PolicyMistakes mistakes)
    {
        var drafts = ReadStatements(json, mistakes);
        foreach (var draft in drafts)
            PolicyAdvice.Give(draft, mistakes);
        return new TrustPolicyReading
        {
            Document =
                mistakes.Errors == 0 ? new TrustPolicyDocument { Statements = [.. drafts.Select(draft => draft.ToStatement())] } : null,
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
        var (end, error) = json.Length > MaxBytes
            ? (0, $"The policy has {json.Length} bytes, and at most {MaxBytes} are read: shorten it, for example by the one scope \"*\".")
            : WhyNotUtf8(json.Span);
        if (error is not null)
            mistakes.Error(new TextPositions(json).Place(PolicyPlace.Root, end), error);
        return error is null;
    }

    private static (int Offset, string? Error) WhyNotUtf8(ReadOnlySpan<byte> text)
    {
        if (text.StartsWith(Encoding.UTF8.Preamble))
            return (0, "The file starts with a byte order mark, which notation refuses: save it as UTF-8 without one.");

        var offset = 0;
        while (Rune.DecodeFromUtf8(text[offset..], out _, out var length) == OperationStatus.Done)
            offset += length;
        return (offset, offset == text.Length
            ? null
            : "From here on, the file is not UTF-8 text: save it as UTF-8 without a byte order mark.");
    }

    private static void CheckVersion(PolicyObject document, PolicyMistakes mistakes)
    {
        var version = document.RequireText("version", "The policy has no version: add \"version\": \"1.0\".");
        if (version is { Value: not "1.0" })
            mistakes.Error(version.Place, $"The version {Excerpt.Quote(version.Value)} is not supported: write \"1.0\".");
    }
}
