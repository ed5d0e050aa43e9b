namespace ImageSignatures.Verification.Candidates;

/// <summary>A verifier that looks at candidates which somebody else may look at too.</summary>
internal interface ICandidateVerifier : IImageVerifier
{
    /// <summary>The candidates of an image, not asked for yet.</summary>
    SignatureCandidates Candidates(Oci.ImageByDigest image, CancellationToken cancellationToken);

    /// <inheritdoc cref="IImageVerifier.VerifyAsync"/>
    Task<ImageVerification> VerifyAsync(SignatureCandidates candidates, CancellationToken cancellationToken);
}
