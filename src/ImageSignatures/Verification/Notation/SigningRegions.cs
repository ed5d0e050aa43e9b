namespace ImageSignatures.Verification.Notation;

/// <summary>
/// The regions of the trusted signing profiles. The plugin asks one for revocations, that of its AWS configuration unless it is given
/// another, but only the profile's own region knows them.
/// </summary>
/// <param name="regions">Each once; those of no profile are never asked.</param>
internal sealed class SigningRegions(IReadOnlyList<string> regions)
{
    /// <summary>Null where there is none: then the plugin's own configuration decides.</summary>
    public string? First => regions.Count > 0 ? regions[0] : null;

    private bool AreSeveral => regions.Count > 1;

    /// <summary>The region that has to be asked about a signature.</summary>
    public string? For(EnvelopeReading reading) => AreSeveral ? reading.Region ?? First : First;

    /// <summary>Why the right region was not asked about a signature, a sentence; null where it was, or need not be.</summary>
    public string? FaultOf(EnvelopeReading reading) => AreSeveral && reading.Region is null && reading.WhyNoRegion is { } why
        ? "The policy trusts signing profiles of several regions, and which of them knows the revocations of this signature is not known: "
            + $"{why}. Verify the image with the verifier builtin, or trust the profiles of one region only."
        : null;
}
