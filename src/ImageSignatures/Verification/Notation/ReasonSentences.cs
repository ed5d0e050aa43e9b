using ImageSignatures.Verdicts;

namespace ImageSignatures.Verification.Notation;

/// <summary>Each reason of notation's as one sentence for a person, without the full stop.</summary>
internal static class ReasonSentences
{
    public const string VerifierFailed = "notation failed in a way that is not known: run the same command by hand to see why";

    public static string Of(ReasonCode code) => code switch
    {
        ReasonCode.NoSignature => "No signature is attached to the image: sign it, or find out where it comes from",
        ReasonCode.Integrity => "The signature is not intact",
        ReasonCode.Chain => "The signer's certificate chain does not end in the trust store",
        ReasonCode.Identity => "The signer is not among the trusted identities",
        ReasonCode.Expired => "The signature has expired: sign the image again",
        ReasonCode.SigningTime => "A certificate was not valid when the signature was made",
        ReasonCode.Revoked => "The signature, its profile or its certificate has been revoked",
        ReasonCode.NoPolicy => "No statement of the trust policy applies to the repository: add it to a statement's registryScopes",
        ReasonCode.UnsupportedSignature => "The signature asks for something that the verifier does not support",
        ReasonCode.ImageNotFound => "The registry does not have the image: it may have been deleted since the task started",
        ReasonCode.RegistryUnreachable => "The registry could not be reached, or failed",
        ReasonCode.RegistryDenied => "The registry refused our credentials or the lack of them: let the auditor read the repository",
        ReasonCode.RegistryThrottled => "The registry asked for fewer requests",
        ReasonCode.RevocationUnavailable => "The revocation status could not be had: check the auditor's access to AWS Signer",
        ReasonCode.VerifierOutdated =>
            "A trusted profile made the signature and the installed notation or AWS Signer plugin is too old for it: update them",
        ReasonCode.SignatureUnavailable => "A signature is listed but could not be fetched",
        _ => VerifierFailed,
    };
}
