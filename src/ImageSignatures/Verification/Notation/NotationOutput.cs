using ImageSignatures.Oci;
using ImageSignatures.Verdicts;

namespace ImageSignatures.Verification.Notation;

/// <summary>Turns what notation wrote into a verdict. Only exit code 0 with notation's own sentence of success is trust.</summary>
internal static class NotationOutput
{
    /// <summary>How the media types of all manifests and indexes begin, OCI's and Docker's.</summary>
    private const string ManifestTypes = "application/vnd.";

    private const string VerificationFailed = "signature verification failed: ";

    /// <param name="image">The image that was asked about.</param>
    /// <param name="run">How notation ended.</param>
    /// <param name="details">Makes texts of notation fit for a message.</param>
    /// <param name="isByTrustedProfile">Whether what notation does not know in the signature says that notation is too old.</param>
    public static ImageVerification Judge(
        ImageByDigest image, NotationRun.Ended run, DetailText details, bool isByTrustedProfile = false) => run.ExitCode switch
    {
        0 => JudgeSuccess(image, run, details),
        1 => JudgeFailure(image, NotationLog.Parse(run.Errors.Text), run.Errors.IsCut, details, isByTrustedProfile),
        > 128 => Failed(
            $"notation was ended by signal {run.ExitCode - 128}: give it more memory, or install it anew", details.Of(run.Errors.Text)),
        _ => Failed($"notation ended with the unknown exit code {run.ExitCode}: install notation 1.3.2", details.Of(run.Errors.Text)),
    };

    private static ImageVerification JudgeSuccess(ImageByDigest image, NotationRun.Ended run, DetailText details)
    {
        var log = NotationLog.Parse(run.Errors.Text);
        var sentence = run.Output.Text.Split('\n', 2)[0].TrimEnd();
        if (sentence == $"Trust policy is configured to skip signature verification for {image}")
            return Verdict.Excuse("The trust policy is configured to skip signature verification for the repository.");

        if (sentence != $"Successfully verified signature for {image}")
            return Failed("notation ended well but did not say that it verified the image: install notation 1.3.2", details.Of(sentence));

        return new ImageVerification
        {
            Verdict = Verdict.Trust,
            Signatures = [.. log.Signatures.Select(signature => ResultOf(signature, Verdict.Trust, details))],
            Warnings = [.. log.Warnings.Select(details.Of)],
        };
    }

    private static ImageVerification JudgeFailure(
        ImageByDigest image, NotationLog log, bool isCut, DetailText details, bool isByTrustedProfile)
    {
        var saysAllFailed = log.SaysAllFailed(image);
        if (isCut && !saysAllFailed)
            return Failed("notation wrote more than is kept of its output, so that its verdict is not known", "");

        var end = saysAllFailed ? null : ReasonOf(WithoutPrefix(log.Error), ErrorPhrases.All, null, details);
        var unjudged = Verdict.Because(end is { Kind: VerdictKind.Inconclusive } ? end : Sentence(ReasonCode.VerifierFailed, null, ""));
        var signatures = log.Signatures.Select(signature => ResultOf(signature, unjudged, details, isByTrustedProfile)).ToList();
        if (isCut)
            signatures = [.. signatures.Select(WithoutItsText)];
        var reason =
            end
            ?? SignatureReasons.Of([.. signatures.Select(signature => ((Verdict.Reasoned)signature.Verdict).Reason)]);
        return new ImageVerification { Verdict = Verdict.Because(NoManifest(log, reason, details) ?? reason), Signatures = signatures };
    }

    /// <summary>
    /// A gateway between us and the registry answers with pages of its own, and notation then finds that signatures were made for
    /// something else. That says nothing about the image.
    /// </summary>
    private static Reason? NoManifest(NotationLog log, Reason reason, DetailText details)
    {
        var isManifest = log.MediaType is "" || log.MediaType.StartsWith(ManifestTypes, StringComparison.Ordinal);
        if (isManifest || reason.Kind == VerdictKind.Inconclusive)
            return null;

        const string sentence = "The registry answered with something that is no image manifest";
        return Sentence(ReasonCode.RegistryUnreachable, sentence, details.Of(log.MediaType));
    }

    private static string WithoutPrefix(string error) =>
        error.StartsWith(VerificationFailed, StringComparison.Ordinal) ? error[VerificationFailed.Length..] : error;

    private static SignatureResult ResultOf(
        LoggedSignature signature, Verdict unfailed, DetailText details, bool isByTrustedProfile = false) => new()
    {
        Digest = signature.Digest,
        Verdict = signature.Error is null
            ? unfailed
            : Verdict.Because(ReasonOf(signature.Error, SignaturePhrases.All, signature.Validation, details, isByTrustedProfile)),
    };

    /// <summary>
    /// notation says that the signature failed, and why is lost in a text that is longer than notation's own: it is the signature's. Only
    /// who made it can have put it there.
    /// </summary>
    private static SignatureResult WithoutItsText(SignatureResult signature) =>
        signature.Verdict is Verdict.Reasoned { Reason.Code: not ReasonCode.VerifierFailed }
            ? signature
            : signature with
            {
                Verdict = Verdict.Because(
                    ReasonCode.Integrity, "The signature is not intact: it holds a text that is longer than those of a signature are."),
            };

    private static Reason ReasonOf(
        string error, IReadOnlyList<NotationPhrase> phrases, string? validation, DetailText details, bool isByTrustedProfile = false)
    {
        var phrase = phrases.FirstOrDefault(phrase => phrase.Matches(error));
        if (isByTrustedProfile && phrase?.CodeOfTrusted is { } codeOfTrusted)
            return Sentence(codeOfTrusted, null, details.Of(error));

        var code = phrase?.Code ?? SignaturePhrases.OfValidation.GetValueOrDefault(validation ?? "", ReasonCode.VerifierFailed);
        return Sentence(code, phrase?.Sentence, code == ReasonCode.NoSignature ? "" : details.Of(error));
    }

    private static Verdict Failed(string sentence, string detail) => Verdict.Because(Sentence(ReasonCode.VerifierFailed, sentence, detail));

    private static Reason Sentence(ReasonCode code, string? sentence, string detail)
    {
        var text = sentence ?? ReasonSentences.Of(code);
        return new Reason(code, detail.Length == 0 ? $"{text}." : $"{text} ({detail}).");
    }
}
