using System.Formats.Asn1;

namespace ImageSignatures.Signatures.Asn1;

/// <summary>Reads object identifiers with the bound that notation's reader has: no number in them above 31 bits.</summary>
internal static class GoObjectIdentifier
{
    /// <exception cref="AsnContentException">It is not well-formed.</exception>
    /// <exception cref="MalformedException">A number in it is too large.</exception>
    public static string ReadGoObjectIdentifier(this AsnReader reader)
    {
        var identifier = reader.ReadObjectIdentifier();
        foreach (var number in identifier.Split('.'))
        {
            if (!int.TryParse(number, out _))
                throw new MalformedException($"the object identifier {Excerpt.Clean(identifier)} has a number that is too large");
        }

        return identifier;
    }
}
