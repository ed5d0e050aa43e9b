using System.Formats.Asn1;
using System.Text;

namespace ImageSignatures.Signatures.Asn1.Names;

/// <summary>The name of a subject or an issuer. Two names are the same when their bytes are.</summary>
/// <remarks>https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.4</remarks>
internal sealed class X500Name
{
    // Real names have up to ten. Each takes many times its length in memory, for as long as the certificate is kept.
    private const int MaxAttributes = 128;

    private X500Name(ReadOnlyMemory<byte> rawData, IReadOnlyList<IReadOnlyList<X500Attribute>> relativeNames)
    {
        RawData = rawData;
        RelativeNames = relativeNames;
    }

    /// <summary>The name in DER.</summary>
    public ReadOnlyMemory<byte> RawData { get; }

    /// <summary>The relative distinguished names in the order of the encoding, each with its attributes.</summary>
    public IReadOnlyList<IReadOnlyList<X500Attribute>> RelativeNames { get; }

    /// <exception cref="AsnContentException">It is not well-formed.</exception>
    /// <exception cref="MalformedException">A value is no text, or holds characters that its type forbids.</exception>
    public static X500Name Read(AsnReader reader)
    {
        var rawData = reader.PeekEncodedValue();
        var names = new List<IReadOnlyList<X500Attribute>>();
        var sequence = reader.ReadSequence();
        for (var count = 0; sequence.HasData;)
        {
            names.Add(ReadRelativeName(sequence, MaxAttributes - count));
            count += Math.Max(names[^1].Count, 1);
        }

        return new X500Name(rawData, names);
    }

    public bool HasSameBytesAs(X500Name other) => RawData.Span.SequenceEqual(other.RawData.Span);

    /// <summary>The name about as RFC 4514 writes it, the most specific part first. For a person only: it is cut and never compared.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var name in RelativeNames.Reverse())
        {
            text.Append(text.Length == 0 ? "" : ",");
            text.AppendJoin('+', name.Select(a => $"{X500AttributeTypes.ShortName(a.Type) ?? a.Type}={Escape(a.Text)}"));
        }

        return Excerpt.Clean(text.ToString());
    }

    private static List<X500Attribute> ReadRelativeName(AsnReader reader, int most)
    {
        var attributes = new List<X500Attribute>();
        var set = reader.ReadSetOf(skipSortOrderValidation: true);
        if (most <= 0)
            throw TooLong();
        while (set.HasData)
        {
            if (attributes.Count == most)
                throw TooLong();

            var attribute = set.ReadSequence();
            attributes.Add(new X500Attribute(attribute.ReadGoObjectIdentifier(), X500Text.Read(attribute)));
            attribute.RequireEnd();
        }

        return attributes;
    }

    private static MalformedException TooLong() => new($"a name has more than {MaxAttributes} attributes");

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
            escaped.Append(c is ',' or '+' or '"' or '\\' or '<' or '>' or ';' ? "\\" : "").Append(c);

        return escaped.ToString();
    }
}
