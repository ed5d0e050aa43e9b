using ImageSignatures.Verification;

namespace EcsImageAuditor.State;

/// <summary>A definite verdict that was given before.</summary>
/// <param name="Verification">The verdict and what it rests on.</param>
/// <param name="VerifiedAt">When it was given.</param>
/// <param name="FreshUntil">From when on the image is verified again: it may have been revoked.</param>
public sealed record KnownVerdict(ImageVerification Verification, DateTimeOffset VerifiedAt, DateTimeOffset FreshUntil);
