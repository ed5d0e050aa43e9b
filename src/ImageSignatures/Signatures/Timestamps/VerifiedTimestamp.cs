using ImageSignatures.Signatures.Certificates;

namespace ImageSignatures.Signatures.Timestamps;

/// <summary>A timestamp that a trusted authority made: the signature existed at a time between the two.</summary>
/// <param name="Earliest">The time of the timestamp less its accuracy.</param>
/// <param name="Latest">The time of the timestamp and its accuracy.</param>
/// <param name="Chain">The chain of the authority, to a root of the trust store.</param>
internal sealed record VerifiedTimestamp(DateTimeOffset Earliest, DateTimeOffset Latest, CertificateChain Chain);
