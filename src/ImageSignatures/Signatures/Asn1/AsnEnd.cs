using System.Formats.Asn1;

namespace ImageSignatures.Signatures.Asn1;

/// <summary>The end of what is read. Go passes over whatever follows the last field that it knows; here nothing may.</summary>
internal static class AsnEnd
{
    /// <exception cref="MalformedException">Something follows.</exception>
    public static void RequireEnd(this AsnReader reader)
    {
        if (reader.HasData)
            throw new MalformedException("something follows the last field of a structure");
    }
}
