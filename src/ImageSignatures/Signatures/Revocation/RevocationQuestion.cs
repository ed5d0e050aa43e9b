using ImageSignatures.Signatures.Certificates;

namespace ImageSignatures.Signatures.Revocation;

/// <summary>Whether one certificate of a chain has been revoked.</summary>
/// <param name="Certificate">The certificate.</param>
/// <param name="Issuer">The next one of the chain.</param>
/// <param name="AuthenticSigningTime">When known, a key that became invalid only after it does not count as revoked.</param>
/// <param name="Budget">How much may come for the whole chain.</param>
internal sealed record RevocationQuestion(
    Certificate Certificate, Certificate Issuer, DateTimeOffset? AuthenticSigningTime, FetchBudget Budget);
