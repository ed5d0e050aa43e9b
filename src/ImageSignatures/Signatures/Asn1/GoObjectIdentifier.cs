using System.Formats.Asn1;

namespace ImageSignatures.Signatures.Asn1;

/// <summary>Reads object identifiers with the bound that notation's reader has: no number in them above 31 bits.</summary>
internal static class GoObjectIdentifier
{
    private const int SecondArcs = 80;

    /// <exception cref="AsnContentException">It is not well-formed.</exception>
    /// <exception cref="MalformedException">A number in it is too large.</exception>
    public static string ReadGoObjectIdentifier(this AsnReader reader)
    {
        var identifier = reader.ReadObjectIdentifier();
        // The first two numbers are encoded as one, which the bound is for.
        var second = identifier.StartsWith("2.", StringComparison.Ordinal) ? SecondArcs : 0;
        foreach (var (index, number) in identifier.Split('.').Index())
        {
            if (!int.TryParse(number, out var value) || (index == 1 && value > int.MaxValue - second))
                throw new MalformedException($"the object identifier {Excerpt.Clean(identifier)} has a number that is too large");
        }

        return identifier;
    }
}
