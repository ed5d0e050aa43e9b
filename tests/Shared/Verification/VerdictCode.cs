using System.Text.Json;
using ImageSignatures.Verdicts;

namespace EcsImageAuditor.Tests.Shared.Verification;

/// <summary>A verdict as one word, for tables of expectations: the reason's code, or <c>trusted</c> or <c>exempt</c>.</summary>
internal static class VerdictCode
{
    public static string Of(Verdict verdict) =>
        verdict is Verdict.Reasoned { Reason.Code: var code } ? Word(code) : Word(verdict.Kind);

    private static string Word<T>(T value) => JsonSerializer.Serialize(value).Trim('"');
}
