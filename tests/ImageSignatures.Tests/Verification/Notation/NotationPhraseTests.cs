using ImageSignatures.Verdicts;
using ImageSignatures.Verification.Notation;

namespace ImageSignatures.Tests.Verification.Notation;

public sealed class NotationPhraseTests
{
    [Theory]
    [InlineData("digital signature has expired on %q", "digital signature has expired on \"Sat, 21 Nov 2026\"", true)]
    [InlineData("digital signature has expired on %q", "x digital signature has expired on \"Sat, 21 Nov 2026\"", false)]
    [InlineData("digital signature has expired on %q", "digital signature has expired on \"Sat, 21 Nov 2026\" x", false)]
    [InlineData("digital signature has expired on %q", "digital signature has expired on \"Sat", false)]
    [InlineData("digital signature has expired on %q", "digital signature has expired on ", false)]
    [InlineData("%q was %q", "\"a \\\" was \\\\\" was \"b\"", true)]
    [InlineData("%q was %q", "\"a\" was \"b\\\"", false)]
    [InlineData("%v: not found", "a: not found: not found", true)]
    [InlineData("%v: not found", "a: not found: found", false)]
    [InlineData("a %v b %v", "a x b y", true)]
    [InlineData("a %v b %v", "a x y", false)]
    [InlineData("a %v", "a x\ny", true)]
    [InlineData("%v: x", ": ", false)]
    [InlineData("a", "", false)]
    public void A_template_matches_the_whole_text(string template, string text, bool matches) =>
        Assert.Equal(matches, new NotationPhrase(template, ReasonCode.Expired).Matches(text));

    [Theory]
    [InlineData(
        "found plugin com.amazonaws.signer.notation.plugin with version 1.0.300 but signature verification needs plugin version greater than or equal to 1.0.350",
        ReasonCode.UnsupportedSignature)]
    [InlineData(
        "extended critical attribute \"com.amazonaws.signer.signingProfileAlias\" was not processed by the verification plugin \"com.amazonaws.signer.notation.plugin\" (all extended critical attributes must be processed by the verification plugin)",
        ReasonCode.UnsupportedSignature)]
    [InlineData(
        "trusted identify verification by plugin \"com.amazonaws.signer.notation.plugin\" failed with reason \"Signature publisher doesn't match any trusted identities.\"",
        ReasonCode.Identity)]
    public void What_an_older_plugin_says_of_a_trusted_signature_is_that_it_is_too_old(string error, ReasonCode code)
    {
        var phrase = SignaturePhrases.All.First(row => row.Matches(error));

        Assert.Equal((code, ReasonCode.VerifierOutdated), (phrase.Code, phrase.CodeOfTrusted));
    }

    [Fact]
    public void No_row_stands_in_the_shadow_of_an_earlier_one()
    {
        foreach (var table in new[] { SignaturePhrases.All, ErrorPhrases.All })
        {
            for (var row = 0; row < table.Count; row++)
            {
                var sample = SampleOf(table[row].Template);
                Assert.Same(table[row], table.First(phrase => phrase.Matches(sample)));
            }
        }
    }

    [Fact]
    public void Rows_for_signatures_come_to_a_reason_that_a_signature_can_have() =>
        AssertEach.IsNot(
            SignaturePhrases.All, phrase => phrase.Code is ReasonCode.NoSignature or ReasonCode.NoPolicy or ReasonCode.SignatureLimit);

    private static string SampleOf(string template) =>
        template.Replace("%q", "\"q\"", StringComparison.Ordinal).Replace("%v", "v", StringComparison.Ordinal);
}
