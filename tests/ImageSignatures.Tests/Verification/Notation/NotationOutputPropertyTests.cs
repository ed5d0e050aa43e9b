using EcsImageAuditor.Tests.Shared.Properties;
using EcsImageAuditor.Tests.Shared.Verification;
using FsCheck;
using FsCheck.Fluent;
using ImageSignatures.Verdicts;
using ImageSignatures.Verification;
using ImageSignatures.Verification.Notation;

namespace ImageSignatures.Tests.Verification.Notation;

public sealed class NotationOutputPropertyTests
{
    private static readonly CapturedOutput Image = CapturedOutput.Read("vector-trusted");

    private static readonly string[] Lines =
    [
        .. CapturedOutput.Names.Select(name => CapturedOutput.Read(name).Run)
            .SelectMany(run => $"{run.Output.Text}{run.Errors.Text}".Split('\n')).Distinct(),
    ];

    /// <summary>Lines of notation's own, whole or cut, and text of no meaning, in any order.</summary>
    private static Gen<string> Logs => Gen.OneOf(
            Gen.Elements(Lines),
            Gen.Elements(Lines).SelectMany(line => Gen.Choose(0, line.Length).Select(length => line[..length])),
            ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""))
        .ListOf().Select(lines => string.Join('\n', lines));

    [Fact]
    public void No_text_makes_trust_of_a_failure() =>
        Check(Logs.Zip(Logs), (output, errors) =>
            !new[] { 1, 2, 137 }.Any(code => Judge(code, output, errors).Verdict.Kind is VerdictKind.Trusted or VerdictKind.Exempt));

    [Fact]
    public void Success_needs_notations_sentence_for_this_image() =>
        Check(Logs.Zip(Logs), (output, errors) =>
            Judge(0, output, errors).Verdict.Kind == VerdictKind.Inconclusive
            || output.Split('\n')[0].TrimEnd().EndsWith($" {Image.Image}", StringComparison.Ordinal));

    [Fact]
    public void Whatever_a_signer_writes_into_a_failed_integrity_check_stays_an_integrity_failure()
    {
        const string reason = "unsupported SigningScheme: `x\n";
        var captured = CapturedOutput.Read("forged-signing-scheme");
        var log = captured.Run.Errors.Text;
        var first = log.IndexOf(reason, StringComparison.Ordinal) + reason.Length;
        var second = log.LastIndexOf(reason, StringComparison.Ordinal) + reason.Length;
        var length = log.IndexOf('`', first) - first;
        var digest = Assert.Single(NotationLog.Parse(log).Signatures).Digest;
        Check(Logs.Zip(Logs), (text, _) =>
        {
            // Nobody can write the digest of a manifest into what the manifest refers to.
            text = text.Replace(digest, "", StringComparison.Ordinal);
            var forged = log[..first] + text + log[(first + length)..second] + text + log[(second + length)..];
            var run = new NotationRun.Ended(1, new BoundedText("", false), new BoundedText(forged, false));
            return VerdictCode.Of(NotationOutput.Judge(captured.Image, run, new DetailText(null)).Verdict) == "integrity";
        });
    }

    private static ImageVerification Judge(int exitCode, string output, string errors) =>
        NotationOutput.Judge(
            Image.Image,
            new NotationRun.Ended(exitCode, new BoundedText(output, false), new BoundedText(errors, false)),
            new DetailText(null));

    private static void Check(Gen<(string First, string Second)> texts, Func<string, string, bool> holds) =>
        Prop.ForAll(texts.ToArbitrary(), pair => holds(pair.First, pair.Second)).Holds();
}
