using System.Globalization;
using ImageSignatures.Verdicts;

namespace ImageSignatures.Signatures;

/// <summary>Whether the signer still stands behind the artifact.</summary>
/// <remarks>https://github.com/notaryproject/specifications/blob/main/specs/signature-specification.md#expiry</remarks>
internal static class Expiry
{
    /// <summary>Fails from the very moment of the expiry on.</summary>
    public static ValidationResult Validate(VerifiedEnvelope envelope, DateTimeOffset now) =>
        envelope.Expiry is not { } expiry || now < expiry
            ? ValidationResult.Pass(ValidationType.Expiry)
            : ValidationResult.Fail(ValidationType.Expiry, ReasonCode.Expired, string.Create(
                CultureInfo.InvariantCulture,
                $"The signature expired at {expiry.UtcDateTime:u}; sign the image again."));
}
