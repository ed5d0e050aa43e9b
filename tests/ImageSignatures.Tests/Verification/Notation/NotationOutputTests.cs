using EcsImageAuditor.Tests.Shared.Verification;
using ImageSignatures.Verdicts;
using ImageSignatures.Verification;
using ImageSignatures.Verification.Notation;

namespace ImageSignatures.Tests.Verification.Notation;

public sealed class NotationOutputTests
{
    private const string Trusted = "vector-trusted";

    public static TheoryData<string> Names => [.. CapturedOutput.Names];

    public static TheoryData<string> Refused =>
        [.. CapturedOutput.Names.Where(name => CapturedOutput.Read(name).Expect is not ("trusted" or "exempt"))];

    public static TheoryData<string> Failed => [.. CapturedOutput.Names.Where(name => CapturedOutput.Read(name).Run.ExitCode != 0)];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_notation_wrote_comes_to_the_verdict_of_the_table(string name)
    {
        var captured = CapturedOutput.Read(name);

        var verification = Judge(captured);

        Assert.Equal(captured.Expect, VerdictCode.Of(verification.Verdict));
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void Every_reason_is_one_line_of_a_sane_length(string name)
    {
        var message = Assert.IsAssignableFrom<Verdict.Reasoned>(Judge(CapturedOutput.Read(name)).Verdict).Reason.Message;

        Assert.DoesNotContain(message, char.IsControl);
        Assert.InRange(message.Length, 20, 700);
        Assert.EndsWith(".", message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_same_text_with_another_exit_code_is_never_trusted(string name)
    {
        var captured = CapturedOutput.Read(name);
        foreach (var code in new[] { 1, 2, 125, 137, -1 })
            Assert.NotEqual(VerdictKind.Trusted, Judge(captured with { Run = captured.Run with { ExitCode = code } }).Verdict.Kind);
    }

    [Theory]
    [MemberData(nameof(Failed))]
    public void A_failure_with_exit_code_0_is_not_trusted(string name)
    {
        var captured = CapturedOutput.Read(name);
        Assert.Equal("verifier-failed", Code(captured with { Run = captured.Run with { ExitCode = 0 } }));
    }

    [Fact]
    public void Each_signature_has_a_verdict_of_its_own()
    {
        var signatures = Judge(CapturedOutput.Read("vector-two-untrusted-then-good")).Signatures;

        Assert.Equal(["identity", "trusted"], signatures.Select(signature => VerdictCode.Of(signature.Verdict)));
        AssertEach.Of(signatures, signature => Assert.Matches("^sha256:[0-9a-f]{64}$", signature.Digest));
    }

    [Fact]
    public void Of_several_failures_the_one_that_got_furthest_speaks_for_the_image()
    {
        var verification = Judge(CapturedOutput.Read("several-failures"));

        var codes = verification.Signatures.Select(signature => VerdictCode.Of(signature.Verdict)).Order();
        Assert.Equal(["chain", "integrity", "unsupported-signature"], codes);
        Assert.Equal("chain", VerdictCode.Of(verification.Verdict));
    }

    [Fact]
    public void One_signature_that_could_not_be_judged_makes_the_image_inconclusive()
    {
        var bad = CapturedOutput.Read("vector-revoked-job");
        var unknown = CapturedOutput.Read("signer-429");
        var both = Joined(bad, unknown);

        Assert.Equal("revocation-unavailable", Code(both));
        Assert.Equal(2, Judge(both).Signatures.Count);
    }

    [Fact]
    public void Success_for_another_image_is_not_trusted()
    {
        var captured = CapturedOutput.Read(Trusted);
        Assert.Equal("verifier-failed", Code(captured with { Image = captured.Image with { Repository = "other" } }));
    }

    [Fact]
    public void A_skip_for_another_image_excuses_nothing()
    {
        var captured = CapturedOutput.Read("policy-skip");
        Assert.Equal("verifier-failed", Code(captured with { Image = captured.Image with { Repository = "other" } }));
    }

    [Fact]
    public void Metadata_of_a_signature_cannot_claim_a_skip()
    {
        var captured = CapturedOutput.Read(Trusted);
        var output = captured.Run.Output.Text + CapturedOutput.Read("policy-skip").Run.Output.Text;
        Assert.Equal("trusted", Code(captured with { Run = captured.Run with { Output = new BoundedText(output, false) } }));
    }

    [Theory]
    [InlineData("policy-permissive-expired", "expiry", "digital signature has expired on")]
    [InlineData("policy-permissive-revoked", "revocation", "have been revoked")]
    [InlineData("policy-audit-untrusted-profile", "authenticity", "doesn't match any trusted identities")]
    public void A_failure_that_the_policy_only_logs_is_a_warning(string name, string validation, string why)
    {
        var warning = Assert.Single(Judge(CapturedOutput.Read(name)).Warnings);

        Assert.StartsWith($"The {validation} validation failed, which the trust policy only logs: ", warning, StringComparison.Ordinal);
        Assert.Contains(why, warning, StringComparison.Ordinal);
    }

    [Fact]
    public void Cut_output_with_a_reason_in_it_keeps_the_verdict()
    {
        var captured = CapturedOutput.Read("vector-expired");
        var cut = captured.Run with { Errors = captured.Run.Errors with { IsCut = true } };
        Assert.Equal("expired", Code(captured with { Run = cut }));
    }

    [Fact]
    public void Cut_output_of_a_failed_signature_without_its_reason_is_a_signature_that_is_not_intact()
    {
        var captured = CapturedOutput.Read("vector-expired");
        var text = captured.Run.Errors.Text;
        var start = text.IndexOf("level=error", StringComparison.Ordinal);
        var end = text.LastIndexOf("Error: ", StringComparison.Ordinal);
        var cut = captured.Run with { Errors = new BoundedText($"{text[..start]}{BoundedText.Gap}{text[end..]}", IsCut: true) };
        Assert.Equal("integrity", Code(captured with { Run = cut }));
    }

    [Fact]
    public void Cut_output_without_an_end_is_inconclusive()
    {
        var captured = CapturedOutput.Read("vector-expired");
        var text = captured.Run.Errors.Text;
        var cut = captured.Run with { Errors = new BoundedText(text[..text.LastIndexOf("Error: ", StringComparison.Ordinal)], IsCut: true) };
        Assert.Equal("verifier-failed", Code(captured with { Run = cut }));
    }

    [Theory]
    [InlineData("forged-signing-scheme")]
    [InlineData("forged-plugin-name")]
    public void Lines_that_a_signature_writes_into_the_log_are_no_signatures(string name)
    {
        var forged = CapturedOutput.Read(name);
        Assert.Contains("\nlevel=warning msg=Signature sha256:ffff", forged.Run.Errors.Text, StringComparison.Ordinal);

        var signature = Assert.Single(Judge(forged).Signatures);

        Assert.DoesNotContain("ffff", signature.Digest, StringComparison.Ordinal);
    }

    [Fact]
    public void A_signature_after_a_forged_log_is_still_read()
    {
        var forged = CapturedOutput.Read("forged-signing-scheme");
        Assert.Equal("revocation-unavailable", Code(Joined(forged, CapturedOutput.Read("signer-500"))));
    }

    private static string Code(CapturedOutput captured) => VerdictCode.Of(Judge(captured).Verdict);

    private static ImageVerification Judge(CapturedOutput captured) =>
        NotationOutput.Judge(captured.Image, captured.Run, new DetailText(null));

    /// <summary>One run that looked at the signatures of both, of which all failed.</summary>
    private static CapturedOutput Joined(CapturedOutput first, CapturedOutput second)
    {
        const string processing = "level=info msg=Processing signature";
        var log = first.Run.Errors.Text;
        var end = log.LastIndexOf("Error: ", StringComparison.Ordinal);
        var other = second.Run.Errors.Text;
        other = other[other.IndexOf(processing, StringComparison.Ordinal)..other.LastIndexOf("Error: ", StringComparison.Ordinal)];
        return first with { Run = first.Run with { Errors = new BoundedText(log[..end] + other + log[end..], false) } };
    }
}
