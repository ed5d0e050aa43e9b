using ImageSignatures.Signatures.Asn1;

namespace ImageSignatures.Signatures.Revocation;

/// <summary>The time from which on a revoked key is known, or suspected, to have been invalid.</summary>
/// <remarks>https://www.rfc-editor.org/rfc/rfc5280#section-5.3.2</remarks>
internal static class InvalidityDate
{
    /// <summary>True where the extensions say that the key became invalid only after the signature was made.</summary>
    /// <exception cref="System.Formats.Asn1.AsnContentException">The extension is not well-formed.</exception>
    /// <exception cref="MalformedException">Its time has fractions of a second.</exception>
    public static bool IsAfter(DateTimeOffset? authenticSigningTime, IReadOnlyList<X509Extension> extensions)
    {
        if (extensions.FirstOrDefault(e => e.Type == ObjectIdentifiers.InvalidityDate) is not { } extension)
            return false;

        var reader = extension.Open();
        var date = X509Time.ReadGeneralized(reader);
        reader.ThrowIfNotEmpty();
        return authenticSigningTime < date;
    }
}
