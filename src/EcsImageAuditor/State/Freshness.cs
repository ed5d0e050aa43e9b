using ImageSignatures.Verdicts;
using ImageSignatures.Verification;

namespace EcsImageAuditor.State;

/// <summary>For how long a verdict is good. The same rule holds for one that is given now and for one that is read from somewhere.</summary>
/// <param name="lifetime">The longest time.</param>
internal sealed class Freshness(TimeSpan lifetime)
{
    /// <summary>A bad image gets good by being signed. Who has done so must not wait long until it shows.</summary>
    private static readonly TimeSpan LongestBad = TimeSpan.FromMinutes(5);

    /// <summary>A trusted verdict does not outlive what it rests on.</summary>
    /// <param name="verification">The verdict.</param>
    /// <param name="verifiedAt">When it was given.</param>
    /// <returns>From when on the image is verified again.</returns>
    public DateTimeOffset Until(ImageVerification verification, DateTimeOffset verifiedAt)
    {
        var longest = verification.Verdict.IsBad && LongestBad < lifetime ? LongestBad : lifetime;
        return verification
            .Signatures.Where(signature => signature.Verdict.Kind == VerdictKind.Trusted)
            .Select(signature => signature.TrustedUntil ?? signature.ExpiresAt)
            .Append(verifiedAt + longest)
            .OfType<DateTimeOffset>()
            .Min();
    }
}
